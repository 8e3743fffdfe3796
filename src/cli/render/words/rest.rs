//! Days of rest in words.

use chrono::NaiveDate;
use selfcare::day;

/// Until when one rests, and when one is asked again; the last day of it, or none while it is open.
pub(crate) fn resting(until: Option<NaiveDate>, today: NaiveDate) -> String {
    match until {
        Some(until) => {
            let back = until.succ_opt().unwrap_or(until);
            let (until, back) = (day::words(until, today), day::words(back, today));
            format!("Resting until {until}. Asked again on {back}.")
        }
        None => "Resting until you say that you are back: selfcare pause --end".to_owned(),
    }
}

/// What that means.
pub(crate) const MEANS: &str = "Nothing is asked, nothing is due, nothing is counted.";
