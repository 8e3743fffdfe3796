//! The sentences of a report.

use chrono::NaiveDate;
use selfcare::score::Subject;
use selfcare::{Area, Report, Verdict};

use super::{Line, Lines, Reader};
use crate::render::words::{acts, figures, periods as words, sentence, verdicts};

/// That a period which the person named to set this one beside has nothing in it.
pub(super) fn nothing_beside(report: &Report, today: NaiveDate) -> Option<String> {
    let before = report.before.as_ref()?;
    let is_empty = before.named && before.checked_in == 0;
    is_empty.then(|| {
        let words = before.period.words(today);
        format!("{words}: no check-ins, so there is nothing to set this beside.")
    })
}

/// That nothing was answered, the days of rest, and what can be done now.
pub(super) fn no_check_ins(report: &Report, today: NaiveDate) -> String {
    let rest = match report.count(Verdict::Paused) {
        0 => String::new(),
        days => format!(", {} of rest", figures::counted(days, "day")),
    };
    let last = report.period.until;
    let way = if last == today {
        " Half a minute: selfcare checkin"
    } else if last.succ_opt() == Some(today) {
        " To say how yesterday was: selfcare checkin yesterday"
    } else {
        ""
    };
    format!("no check-ins{rest}.{way}")
}

/// The days by verdict: `mostly fit, one day with care`.
pub(super) fn verdicts(report: &Report) -> String {
    let judged = [Verdict::Fit, Verdict::Care, Verdict::NotFit];
    let mut counts: Vec<(Verdict, usize)> = judged
        .into_iter()
        .map(|verdict| (verdict, report.count(verdict)))
        .filter(|(_, days)| *days > 0)
        .collect();
    counts.sort_by_key(|(_, days)| std::cmp::Reverse(*days));
    let of: usize = counts.iter().map(|(_, days)| days).sum();
    let day = |(verdict, days): &(Verdict, usize)| {
        format!(
            "{} {}",
            figures::counted(*days, "day"),
            verdicts::name(*verdict).trim_start_matches("fit ")
        )
    };
    match counts.as_slice() {
        [] => "no day with answers enough for a verdict".to_owned(),
        [(verdict, 1)] => format!("{} on one day", verdicts::name(*verdict)),
        [(verdict, _)] => format!(
            "{} on all {}",
            verdicts::name(*verdict),
            figures::counted(of, "day")
        ),
        [(most, days), rest @ ..] if 2 * days > of => {
            let rest: Vec<String> = rest.iter().map(day).collect();
            format!("mostly {}, {}", verdicts::name(*most), rest.join(", "))
        }
        all => all.iter().map(day).collect::<Vec<_>>().join(", "),
    }
}

/// Check-ins that came to no verdict: `, two with too few answers`.
pub(super) fn incomplete(report: &Report) -> String {
    match report.count(Verdict::Incomplete) {
        0 => String::new(),
        days => format!(", {} with too few answers", figures::counted(days, "day")),
    }
}

/// How many points of rest are worth a word. Chosen, not measured.
const WORTH_A_WORD: f64 = 5.0;

/// Rest against the usual, and the thin place.
pub(super) fn rest_and_thin_place(report: &Report) -> String {
    let rest = match report.area(Area::Rest).and_then(|line| line.against_usual) {
        Some(points) if points <= -WORTH_A_WORD => "Less rested than usual. ",
        Some(points) if points >= WORTH_A_WORD => "Better rested than usual. ",
        Some(_) => "Rested as usual. ",
        None => "",
    };
    match report.thin_place.and_then(|thin| report.area(thin)) {
        Some(line) => {
            let weeks = match report.thin_weeks {
                Some(weeks) if weeks > 1 => format!(", {} week in a row", figures::ordinal(weeks)),
                _ => String::new(),
            };
            format!("{rest}{} is the thin place{weeks}.", sentence(&line.name))
        }
        None if report.areas.iter().all(|line| line.mean.is_none()) => {
            format!("{rest}Too few answers to tell a thin place.")
        }
        None => format!("{rest}No area is thin."),
    }
}

/// How many of the days are known. Right after a long silence the absent ones are not counted aloud.
pub(super) fn days(report: &Report) -> String {
    let checked_in = figures::counted(report.checked_in, "day");
    match report.missed {
        _ if report.back_from_silence => format!("Checked in on {checked_in}."),
        0 => format!("Checked in on {checked_in}, none missed."),
        missed => format!(
            "Checked in on {checked_in}, {} missed.",
            figures::count(missed)
        ),
    }
}

/// Scores and sleep.
pub(super) fn figures(lines: &mut Lines, report: &Report, reader: &Reader<'_>) {
    let (today, vocabulary) = (reader.today, reader.vocabulary);
    if let Some(scores) = report.scores {
        let before = report.before.map(|before| words::against(&before, today));
        let change = scores
            .change
            .zip(before)
            .map_or_else(String::new, |(change, before)| {
                if reader.aloud {
                    format!(", {}", words::compared(change, &before))
                } else {
                    format!(", {} against {before}", figures::change(change))
                }
            });
        let (mean, low, high) = (scores.mean, scores.lowest, scores.highest);
        let days = figures::counted(scores.days, "day");
        lines.about(
            "Score",
            format!(
                "{} on average, {low} to {high} over {days}{change}.",
                figures::whole(mean)
            ),
        );
    }
    if let Some(sleep) = report.sleep {
        let debt = sleep.debt.map_or_else(String::new, |debt| match debt {
            debt if debt < 0.05 => "; no debt at the end".to_owned(),
            debt => format!("; {} of debt at the end", figures::hours(debt)),
        });
        let nights = figures::counted(sleep.nights, "night");
        lines.about(
            "Sleep",
            format!(
                "{} a night over {nights}{debt}.",
                figures::hours(sleep.mean)
            ),
        );
    }
    if let Some(thin) = report.thin_place {
        lines.about(
            "One small thing",
            format!("{}.", acts::tends(Subject::Area(thin), None, vocabulary)),
        );
    }
}

/// What is nice to know, and small.
pub(super) fn small(lines: &mut Lines, report: &Report) {
    if let Some(took) = report.took {
        let median = figures::seconds(took.median);
        lines.push(Line::Quiet(format!(
            "A check-in takes you {median} (median of {}).",
            took.days
        )));
    }
    if let Some(days) = report.streak {
        lines.push(Line::Quiet(format!(
            "Checked in {} in a row.",
            figures::counted(days, "day")
        )));
    }
}
