//! Days of rest in words.

use chrono::NaiveDate;
use selfcare::day;
use selfcare::record::Why;

/// Until when one rests, and when one is asked again. `until` is the last day of it, or none while it is open; `back` the
/// first day that is no day of rest, or none where what follows is open.
pub(crate) fn resting(
    until: Option<NaiveDate>,
    back: Option<NaiveDate>,
    today: NaiveDate,
) -> String {
    let on = |day| day::words(day, today);
    match (until, back) {
        (Some(until), Some(back)) => {
            let last = back.pred_opt().filter(|last| *last > until);
            let then =
                last.map_or_else(String::new, |last| format!(", then on until {}", on(last)));
            format!(
                "Resting until {}{then}. Asked again on {}.",
                on(until),
                on(back)
            )
        }
        (Some(until), None) => format!("Resting until {}, then on {UNTIL_TOLD}", on(until)),
        (None, _) => format!("Resting {UNTIL_TOLD}"),
    }
}

const UNTIL_TOLD: &str = "until you say that you are back: selfcare pause --end";

/// What that means.
pub(crate) const MEANS: &str = "Nothing is asked, nothing is due, nothing is counted.";

/// How one is asked again before the last day of it.
pub(crate) fn sooner(why: Why) -> &'static str {
    match why {
        Why::Ill => "Well again before that? selfcare checkin",
        Why::Holiday | Why::Other => "Back before that? selfcare checkin",
    }
}
