//! Domain values in words: as text, as JSON. A renderer counts nothing.

pub(crate) mod entry;
pub(crate) mod json;
pub(crate) mod safe;
pub(crate) mod style;
pub(crate) mod text;
pub(crate) mod words;
