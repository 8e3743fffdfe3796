//! How a day adds up, line by line, so that it can be checked with a pencil.

use selfcare::score::{Bands, Sum};
use selfcare::{Area, Assessment, CheckIn, Question, Usual};

use super::page::Page;
use crate::render::words::{Vocabulary, figures};

/// Writes the sum of a day by hand.
pub(crate) fn explain(
    page: &mut Page,
    assessment: &Assessment,
    checkin: &CheckIn,
    vocabulary: &Vocabulary,
) {
    let Some(sum) = &assessment.sum else { return };
    page.gap();
    page.paragraph("How it adds up:");
    page.gap();
    for (area, points) in &sum.areas {
        row(
            page,
            vocabulary.name(*area),
            &working(*area, sum, checkin, vocabulary),
            *points,
        );
    }
    page.gap();
    debt(page, sum);
    whole(page, sum, vocabulary);
    page.gap();
    usual(page, &assessment.usual, sum);
    let codes: Vec<String> = assessment
        .reasons
        .iter()
        .map(|reason| reason.code(&vocabulary.rules))
        .collect();
    let codes = if codes.is_empty() {
        "nothing stands against it".to_owned()
    } else {
        codes.join(", ")
    };
    row(page, "reasons", &codes, None);
    row(page, "verdict", assessment.verdict.word(), None);
}

/// A name, how it comes about, and at the right what it comes to.
fn row(page: &mut Page, name: &str, working: &str, result: Option<f64>) {
    let result = result.map_or_else(String::new, |points| {
        format!(" = {}", figures::points(points))
    });
    page.row(name, 13, &format!("{working}{result}"));
}

fn working(area: Area, sum: &Sum, checkin: &CheckIn, vocabulary: &Vocabulary) -> String {
    let unanswered = || "not answered, left out".to_owned();
    match area {
        Area::Rest => match sum.rest {
            Some(rest) => format!(
                "slept {:.2} h of {:.2}: {:.2} points; rested {}: {:.0} points; ({:.2} + 4 x {:.0}) / 5",
                rest.sleep.number(),
                vocabulary.rules.need.number(),
                rest.hours_points,
                rest.rested,
                rest.rested.points(),
                rest.hours_points,
                rest.rested.points(),
            ),
            None => "needs both sleep and rested, left out".to_owned(),
        },
        Area::Commitments => {
            let (kept, missed) = (sum.promises.kept, sum.promises.missed);
            match sum.points(area) {
                Some(_) => format!(
                    "7 days, {kept} kept, {missed} missed: 100 x ({kept} + 1.5) / ({kept} + {missed} + 2)"
                ),
                None => {
                    format!("7 days, {kept} kept, {missed} missed: counts from three on, left out")
                }
            }
        }
        rated => {
            let question = Question::rating(rated);
            let level = question.and_then(|question| checkin.rating(question, &vocabulary.rules));
            level.map_or_else(unanswered, |level| {
                format!("level {level}: 25 x ({level} - 1)")
            })
        }
    }
}

fn debt(page: &mut Page, sum: &Sum) {
    let words = match sum.debt {
        Some(debt) => format!(
            "{:.2} h short over {} known nights of the last 7: 7 x {:.2} / {} = {:.3} h",
            debt.short, debt.nights, debt.short, debt.nights, debt.hours
        ),
        None => "fewer than 4 known nights of the last 7: none".to_owned(),
    };
    row(page, "sleep debt", &words, None);
}

fn whole(page: &mut Page, sum: &Sum, vocabulary: &Vocabulary) {
    let Some(whole) = sum.whole else {
        row(
            page,
            "score",
            "none: it needs rest and three other areas",
            None,
        );
        return;
    };
    let weighted: Vec<String> = sum
        .scored()
        .map(|(area, points)| match vocabulary.rules.weight(area) {
            1.0 => figures::points(points),
            weight => format!("{weight} x {}", figures::points(points)),
        })
        .collect();
    row(
        page,
        "mean M",
        &format!("({}) / {}", weighted.join(" + "), whole.weights),
        Some(whole.mean),
    );
    row(
        page,
        "lowest",
        vocabulary.name(whole.lowest.0),
        Some(whole.lowest.1),
    );
    let working = format!(
        "0.7 x {} + 0.3 x {} - {:.2}",
        figures::points(whole.mean),
        figures::points(whole.lowest.1),
        whole.off
    );
    row(page, "score", &working, Some(whole.exact));
    row(
        page,
        "",
        &format!("rounded half up, within 0 to 100: {}", whole.score),
        None,
    );
    row(
        page,
        "bands",
        &format!(
            "{} and more fit, {} and more with care, below that not fit",
            Bands::FIT,
            Bands::CARE
        ),
        None,
    );
}

fn usual(page: &mut Page, usual: &Usual, sum: &Sum) {
    let words = match (usual.baseline, sum.score()) {
        (Some(baseline), score) => {
            let today = match score.map(|score| baseline.below(score)) {
                Some(below) if below > 0.0 => format!("; today is {below:.1} under it"),
                Some(below) => format!("; today is {:.1} over it", -below),
                None => String::new(),
            };
            format!(
                "mean {:.1}, SD {:.1} over {} scores of the 28 days before{today}; {:.1} under would hold a day back",
                baseline.mean,
                baseline.sd,
                baseline.days,
                baseline.far()
            )
        }
        (None, _) => format!(
            "{} of the 28 days before have a score; from 14 on a day is compared with them",
            usual.scored
        ),
    };
    row(page, "usual", &words, None);
}
