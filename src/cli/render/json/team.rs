//! How a team's week was, for other programs.

use anyhow::Context as _;
use selfcare::team::Summary;
use selfcare::text;
use serde::Serialize;

#[derive(Serialize)]
struct Page<'a> {
    version: u8,
    #[serde(flatten)]
    summary: &'a Summary,
}

/// A summary as one line of JSON.
pub(crate) fn summary(summary: &Summary) -> anyhow::Result<String> {
    let page = Page {
        version: 1,
        summary,
    };
    text::json_line(&page).context("could not write the summary as JSON")
}
