//! How days add up, in sentences: descriptions, never warnings of what comes.

use chrono::NaiveDate;
use selfcare::Report;
use selfcare::trend::{First, Helped, Pair, Pattern, Second, Serving, Together};

use super::Lines;
use crate::render::words::{Vocabulary, figures, sentence, verdicts};

/// What ended so many days ago, the calendar week before among it, is of now.
const LATELY: i64 = 7;

/// Drift and pattern: descriptions, never warnings of what comes.
///
/// What was long ago is told as that, and asks nobody to act on it.
pub(super) fn trends(lines: &mut Lines, report: &Report, today: NaiveDate, tell: Option<&str>) {
    let ago = (today - report.period.until).num_days();
    if let Some(drift) = report.drift {
        let lower = if ago == 0 {
            "Your last seven days are lower than your usual"
        } else {
            "The last seven days of it were lower than your usual then"
        };
        lines.plain(format!(
            "{lower}: {} against {} in the four weeks before.",
            figures::whole(drift.week),
            figures::whole(drift.usual.mean)
        ));
    }
    match report.pattern {
        Some(Pattern::NotFit { days, of }) if ago > LATELY => lines.plain(format!(
            "Not fit on {days} of {of} days in the four weeks until then. That was a pattern, not a bad day."
        )),
        Some(Pattern::SeldomFit { days, of }) if ago > LATELY => lines.plain(format!(
            "Clearly fit on {days} of {of} days in the four weeks until then."
        )),
        Some(Pattern::NotFit { days, of }) => {
            lines.plain(format!(
                "Not fit on {days} of {of} days in four weeks. That is a pattern, not a bad day: talk to someone \
                 who can change something."
            ));
            match tell {
                Some(named) => lines.plain(format!("You named for this: {named}.")),
                None => lines.plain(
                    "To name somebody for days like these: selfcare config set tell \"a friend, 555-0100\"",
                ),
            }
            lines.plain("A doctor, a helpline, or anyone you trust can hear this, too.");
        }
        Some(Pattern::SeldomFit { days, of }) => lines.plain(format!(
            "Clearly fit on {days} of {of} days in four weeks. Look at the load or the rota, not at yourself."
        )),
        None => {}
    }
}

/// A check on the checker: evenings against mornings.
pub(super) fn serving(lines: &mut Lines, report: &Report) {
    let Some(rows) = report.serving.as_ref().filter(|rows| !rows.is_empty()) else {
        return;
    };
    let row = |row: &Serving| {
        format!(
            "{} {:.1} of 5 ({})",
            verdicts::name(row.verdict),
            row.mean,
            figures::counted(row.days, "day")
        )
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    lines.about(
        "How serving went",
        format!(
            "{}. Your evenings beside your mornings; few days say little.",
            rows.join(", ")
        ),
    );
}

/// What goes together, and that it proves nothing; or how many days are missing.
pub(super) fn together(lines: &mut Lines, report: &Report, vocabulary: &Vocabulary) {
    let Some(together) = &report.together else {
        return;
    };
    for says in says_together(together, vocabulary) {
        lines.plain(says);
    }
}

fn says_together(together: &Together, vocabulary: &Vocabulary) -> Vec<String> {
    let found: Vec<String> = together
        .found
        .iter()
        .map(|pair| says_pair(pair, vocabulary))
        .collect();
    match (together.missing(), together.tried) {
        (0, 0) => Vec::new(),
        (0, tried) if found.is_empty() => vec![format!(
            "Of {} tried, nothing goes together clearly.",
            figures::counted(tried, "pair")
        )],
        (0, _) => found,
        (missing, _) => vec![format!(
            "What goes together shows from {} check-ins on; {} missing.",
            Together::NEEDS,
            match missing {
                1 => "one is".to_owned(),
                more => format!("{} are", figures::count(more)),
            }
        )],
    }
}

/// `With #late the day's score was lower (70 days, rho -0.52; not proof).`
fn says_pair(pair: &Pair, vocabulary: &Vocabulary) -> String {
    let lower = pair.rank.rho < 0.0;
    let second = match pair.second {
        Second::Score => "the day's score".to_owned(),
        Second::NextDay(area) => format!("the next day's {}", vocabulary.name(area)),
    };
    let says = match &pair.first {
        First::Tag(tag) => {
            let way = if lower { "lower" } else { "higher" };
            format!("With #{tag} {second} was {way}")
        }
        First::Area(area) if lower => {
            format!(
                "When {} was higher, {second} was lower",
                vocabulary.name(*area)
            )
        }
        First::Area(area) => format!(
            "{} and {second} rose and fell together",
            sentence(vocabulary.name(*area))
        ),
    };
    format!(
        "{says} ({} days, rho {:.2}; not proof).",
        pair.rank.days, pair.rank.rho
    )
}

/// The promise that went with better days in the thin place.
pub(super) fn helped(lines: &mut Lines, report: &Report, vocabulary: &Vocabulary) {
    let Some(Helped {
        area,
        text,
        kept,
        missed,
        ..
    }) = &report.helped
    else {
        return;
    };
    let area = sentence(vocabulary.name(*area));
    lines.about(
        "What went with better days",
        format!(
            "{text}. {area} stood at {} the day after it was kept ({} days), at {} after it was missed ({} days). \
             Not proof.",
            figures::whole(kept.points),
            kept.days,
            figures::whole(missed.points),
            missed.days
        ),
    );
}
