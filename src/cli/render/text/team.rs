//! A week that is given away, and how a team's was.

use chrono::NaiveDate;
use selfcare::team::{Bands, Share, Summary, Week};

use super::page::Page;
use crate::render::style::{self, QUIET};

/// The names of areas have this much room.
const NAME: usize = 16;

/// Shows the whole of a share, before it is given away.
pub(crate) fn share(page: &mut Page, share: &Share, today: NaiveDate) {
    page.paragraph(&format!("{}, for {}:", days(share.week, today), share.team));
    page.gap();
    bands(page, share.bands, "too few days");
    page.row("  key", NAME, &share.key.to_string());
    page.gap();
    page.paragraph("That is all of it. Whoever gets it can read it. Few fit days beside areas that are well may tell that you were ill. The key shows that a share is given twice; it joins no two weeks, and does not say who you are.");
}

/// How a team's week was.
pub(crate) fn summary(page: &mut Page, summary: &Summary, today: NaiveDate) {
    let heading = format!("{}, {}", days(summary.week, today), summary.team);
    page.edges(style::STRONG, &heading, summary.people.words());
    page.gap();
    bands(page, summary.bands, "too few said");
    page.gap();
    page.styled(
        QUIET,
        "Each is the middle word of what was shared, low, middling or well. It says nothing of anyone; how somebody is, they can be asked.",
    );
}

/// `Week 16 to 22 November (2026-W47)`
fn days(week: Week, today: NaiveDate) -> String {
    format!("{} ({week})", week.period().words(today))
}

fn bands(page: &mut Page, bands: Bands, absent: &'static str) {
    for (of, band) in bands.each() {
        let band = band.map_or(absent, selfcare::team::Band::word);
        page.row(&format!("  {}", of.words()), NAME, band);
    }
}
