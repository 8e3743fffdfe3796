//! One day: verdict in words first, score second, why, the thin place and one thing to do about it.

mod today;

use chrono::NaiveDate;
use selfcare::record::Why;
use selfcare::score::{Change, Subject, Sum};
use selfcare::{Assessment, CheckIn, Question, Verdict, day};

pub(crate) use self::today::Today;
use super::page::Page;
use crate::render::style::{self, QUIET};
use crate::render::words::figures::counted;
use crate::render::words::reasons::{self, Figures};
use crate::render::words::rest::{self, resting};
use crate::render::words::verdicts::{self, When};
use crate::render::words::{Vocabulary, acts, sentence};

/// The rest that a day lies in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rest {
    /// The first day after it; none while it has no end.
    pub back: Option<NaiveDate>,
    /// Why.
    pub why: Why,
}

/// What a page about one day needs to know.
pub(crate) struct Status<'a> {
    pub assessment: &'a Assessment,
    pub checkin: Option<&'a CheckIn>,
    pub rest: Option<Rest>,
    /// Going in all the same: the last reason given.
    pub going_in: Option<&'a str>,
    /// What is open; only for today.
    pub open: Option<Today<'a>>,
    pub today: NaiveDate,
    pub vocabulary: &'a Vocabulary,
}

/// Writes the page.
pub(crate) fn status(page: &mut Page, status: &Status<'_>) {
    let assessment = status.assessment;
    let when = if assessment.day == status.today {
        When::Today
    } else {
        When::Past
    };
    if when == When::Past {
        page.styled(QUIET, &day::words(assessment.day, status.today));
    }
    let shown = if assessment.is_hard_stop() {
        Figures::Hidden
    } else {
        Figures::Shown
    };
    let score = match (assessment.score(), shown) {
        (Some(score), Figures::Shown) => score.to_string(),
        _ => String::new(),
    };
    page.edges(
        style::verdict(assessment.verdict),
        verdicts::says(assessment.verdict, when),
        &score,
    );
    match assessment.verdict {
        Verdict::None if when == When::Today => {
            if status.open.as_ref().is_some_and(|open| open.is_silent) {
                page.paragraph("Good to see you. Nothing is owed for the days between.");
            }
            page.paragraph("Half a minute for you first: selfcare checkin");
        }
        Verdict::None => page.paragraph(&format!("To add it: selfcare checkin {}", assessment.day)),
        Verdict::Paused => paused(page, status),
        Verdict::Incomplete => incomplete(page, status),
        Verdict::Fit | Verdict::Care | Verdict::NotFit => {
            why(page, status, shown);
            thin_place(page, status, when);
            what_helps(page, status, when);
        }
    }
    chosen(page, status);
    if let Some(open) = &status.open {
        today::today(page, open, status.today, status.vocabulary);
    }
    if assessment.verdict.band().is_some() {
        page.gap();
        page.styled(QUIET, verdicts::SMALL_PRINT);
    }
}

fn paused(page: &mut Page, status: &Status<'_>) {
    if let Some(rest) = status
        .rest
        .filter(|_| status.assessment.day == status.today)
    {
        page.paragraph(&rests(rest, status.today));
        if rest.back.is_some() {
            page.paragraph(rest::sooner(rest.why));
        }
    }
}

fn rests(rest: Rest, today: NaiveDate) -> String {
    let until = rest.back.and_then(|back| back.pred_opt());
    resting(until, rest.back, today)
}

/// Which answers a verdict still needs.
fn incomplete(page: &mut Page, status: &Status<'_>) {
    let (assessment, rules) = (status.assessment, &status.vocabulary.rules);
    page.gap();
    let checkin = status.checkin;
    let mut missing: Vec<String> = [Question::Sleep, Question::Rested]
        .into_iter()
        .filter(|question| !checkin.is_some_and(|checkin| checkin.answers(*question, rules)))
        .map(|question| question.word(rules).to_owned())
        .collect();
    match assessment.sum.as_ref().map_or(0, Sum::areas_missing) {
        0 => {}
        areas => missing.push(counted(areas, "other area")),
    }
    page.paragraph(&format!(
        "For a verdict there is still missing: {}.",
        missing.join(", ")
    ));
    if let Some(thin) = assessment.thin_place {
        page.paragraph(&format!("What shows already: {}.", thin.name(rules)));
    }
    let day = if assessment.day == status.today {
        String::new()
    } else {
        format!(" {}", assessment.day)
    };
    page.paragraph(&format!("The questions: selfcare checkin{day}"));
}

fn why(page: &mut Page, status: &Status<'_>, shown: Figures) {
    let reasons = &status.assessment.reasons;
    if reasons.is_empty() {
        return;
    }
    page.gap();
    for (place, reason) in reasons.iter().enumerate() {
        let word = if place == 0 { "Why:" } else { "" };
        page.row(word, 5, &reasons::says(reason, shown, status.vocabulary));
    }
}

fn thin_place(page: &mut Page, status: &Status<'_>, when: When) {
    let (assessment, vocabulary) = (status.assessment, status.vocabulary);
    page.gap();
    let Some(thin) = assessment.thin_place else {
        page.paragraph(match assessment.verdict {
            Verdict::Fit => "Nothing stands out. All right is all right.",
            _ => "No single place stands out.",
        });
        return;
    };
    let answered = match thin {
        Subject::Area(area) => status
            .checkin
            .and_then(|checkin| reasons::answered(area, checkin, vocabulary)),
        Subject::Health => None,
    };
    let answered = answered.map_or_else(String::new, |words| format!(" ({words})"));
    let lead = if assessment.verdict == Verdict::Fit {
        "Thin place, if you want one: "
    } else {
        "Thin place: "
    };
    page.after(
        lead,
        &format!("{}{}.", thin.name(&vocabulary.rules), &answered),
    );
    // Where the smallest change tends the same place, it is the one thing to do.
    let said_below = |change: Change| Subject::Area(change.area()) == thin;
    let health = status.checkin.and_then(|checkin| checkin.health);
    if when == When::Today && !assessment.smallest_change.is_some_and(said_below) {
        page.after(
            "  One small thing: ",
            &format!("{}.", acts::tends(thin, health, vocabulary)),
        );
    }
    if let Some(area) = assessment.furthest_below_usual {
        page.paragraph(&format!(
            "Furthest below your own usual: {}.",
            vocabulary.name(area)
        ));
    }
}

fn what_helps(page: &mut Page, status: &Status<'_>, when: When) {
    let assessment = status.assessment;
    if when == When::Past {
        return;
    }
    if let Some(change) = assessment.smallest_change {
        page.gap();
        page.after("Helps most: ", &acts::helps(change, status.vocabulary));
    }
    match assessment.verdict {
        Verdict::NotFit => {
            page.gap();
            page.paragraph(
                "If you cannot stay away: tell one person; have what cannot be undone checked; choose your end now.",
            );
        }
        Verdict::Care => page.paragraph("Double-check what cannot be undone."),
        _ => {}
    }
}

/// What the person decided about the day.
fn chosen(page: &mut Page, status: &Status<'_>) {
    let checked_in = status.checkin.is_some() && status.assessment.day == status.today;
    if let Some(rest) = status.rest.filter(|_| checked_in) {
        page.gap();
        page.paragraph(&rests(rest, status.today));
    }
    let adjusted = status
        .checkin
        .and_then(|checkin| checkin.adjustment.as_deref());
    if adjusted.is_some() || status.going_in.is_some() {
        page.gap();
    }
    if let Some(adjustment) = adjusted {
        page.after("You chose: ", &sentence(adjustment));
    }
    if let Some(why) = status.going_in {
        page.after("Going in, because: ", why);
    }
}
