//! Domain values in words: as text, as JSON. A renderer counts nothing.

pub(crate) mod checkup;
pub(crate) mod csv;
pub(crate) mod entry;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod safe;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod words;
