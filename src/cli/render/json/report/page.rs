//! What a report says beside its days, weeks and months, as JSON.

use selfcare::report::{self, Chosen};
use selfcare::trend::Pattern;
use selfcare::{Level, Report, Rules, Verdict};
use serde::Serialize;

use super::trends::{Helped, Together, helped, together};
use crate::render::json::{Issue, Object, issues};
use crate::render::words::figures::rounded;

#[derive(Serialize)]
pub(super) struct Page {
    verdicts: Object<usize>,
    checked_in: usize,
    missed: usize,
    score: Option<Score>,
    areas: Object<Area>,
    sleep: Option<Sleep>,
    thin_place: Option<String>,
    thin_weeks: Option<u64>,
    promises: Promises,
    recurring: Vec<Recurring>,
    issues: Vec<Issue>,
    drift: Option<Drift>,
    pattern: Option<Shape>,
    streak: Option<usize>,
    adjustments: Vec<Said>,
    overrides: Vec<Said>,
    serving: Option<Object<Serving>>,
    took: Option<Took>,
    together: Option<Together>,
    helped: Option<Helped>,
}

#[derive(Serialize)]
struct Score {
    mean: f64,
    lowest: u8,
    highest: u8,
    days: usize,
    change: Option<f64>,
    days_before: usize,
}

#[derive(Serialize)]
struct Area {
    mean: Option<f64>,
    days: usize,
    change: Option<f64>,
    days_before: usize,
    against_usual: Option<f64>,
}

#[derive(Serialize)]
struct Sleep {
    mean: f64,
    nights: usize,
    debt: Option<f64>,
}

#[derive(Serialize)]
struct Tally {
    kept: u32,
    missed: u32,
}

#[derive(Serialize)]
struct Promises {
    kept: u32,
    missed: u32,
    rate: Option<f64>,
    oneself: Tally,
    others: Tally,
    counted: Tally,
}

#[derive(Serialize)]
struct Recurring {
    id: String,
    text: String,
    to: String,
    kept: u32,
    missed: u32,
    season: Option<Season>,
    year: Option<Tally>,
}

#[derive(Serialize)]
struct Season {
    name: &'static str,
    from: String,
    kept: u32,
    missed: u32,
}

#[derive(Serialize)]
struct Drift {
    week: f64,
    days: usize,
    usual: f64,
    sd: f64,
}

#[derive(Serialize)]
struct Shape {
    code: &'static str,
    days: usize,
    of: usize,
}

#[derive(Serialize)]
struct Said {
    day: String,
    text: String,
    serving: Option<u8>,
}

#[derive(Serialize)]
struct Serving {
    days: usize,
    mean: f64,
}

#[derive(Serialize)]
struct Took {
    median: f64,
    days: usize,
}

/// What stands between the days and the weeks.
pub(super) fn page(report: &Report, rules: &Rules) -> Page {
    Page {
        verdicts: Object(
            report
                .verdicts
                .iter()
                .map(|(verdict, days)| (word(*verdict), *days))
                .collect(),
        ),
        checked_in: report.checked_in,
        missed: report.missed,
        score: report.scores.map(score),
        areas: Object(
            report
                .areas
                .iter()
                .map(|line| (line.name.clone(), area(line)))
                .collect(),
        ),
        sleep: report.sleep.map(|sleep| Sleep {
            mean: rounded(sleep.mean, 2),
            nights: sleep.nights,
            debt: sleep.debt.map(|debt| rounded(debt, 3)),
        }),
        thin_place: report
            .thin_place
            .and_then(|thin| report.area(thin))
            .map(|line| line.name.clone()),
        thin_weeks: report.thin_weeks,
        promises: Promises {
            kept: report.promises.kept,
            missed: report.promises.missed,
            rate: report.promise_rate.map(|rate| rounded(rate, 1)),
            oneself: tally(report.promised.oneself),
            others: tally(report.promised.others),
            counted: tally(report.promised.counted),
        },
        recurring: report.recurring.iter().map(recurring).collect(),
        issues: issues(&report.issues, rules),
        drift: report.drift.map(|drift| Drift {
            week: rounded(drift.week, 1),
            days: drift.days,
            usual: rounded(drift.usual.mean, 1),
            sd: rounded(drift.usual.sd, 1),
        }),
        pattern: report.pattern.map(pattern),
        streak: report.streak,
        adjustments: said(&report.adjustments),
        overrides: said(&report.overrides),
        serving: report
            .serving
            .as_ref()
            .map(|rows| Object(rows.iter().map(serving).collect())),
        took: report.took.map(|took| Took {
            median: rounded(took.median, 1),
            days: took.days,
        }),
        together: report.together.as_ref().map(|found| together(found, rules)),
        helped: report.helped.as_ref().map(|one| helped(one, rules)),
    }
}

fn word(verdict: Verdict) -> String {
    verdict.word().to_owned()
}

fn score(scores: report::Scores) -> Score {
    Score {
        mean: rounded(scores.mean, 1),
        lowest: scores.lowest,
        highest: scores.highest,
        days: scores.days,
        change: scores.change.map(|change| rounded(change, 1)),
        days_before: scores.days_before,
    }
}

fn area(line: &report::AreaLine) -> Area {
    let to_one = |points: Option<f64>| points.map(|points| rounded(points, 1));
    Area {
        mean: to_one(line.mean),
        days: line.days,
        change: to_one(line.change),
        days_before: line.days_before,
        against_usual: to_one(line.against_usual),
    }
}

fn pattern(pattern: Pattern) -> Shape {
    match pattern {
        Pattern::NotFit { days, of } => Shape {
            code: "not-fit",
            days,
            of,
        },
        Pattern::SeldomFit { days, of } => Shape {
            code: "seldom-fit",
            days,
            of,
        },
    }
}

fn recurring(one: &report::Recurring) -> Recurring {
    Recurring {
        id: one.id.clone(),
        text: one.text.clone(),
        to: one.to.word().to_owned(),
        kept: one.period.kept,
        missed: one.period.missed,
        season: one.season.map(|(season, promises)| Season {
            name: season.name,
            from: season.from.to_string(),
            kept: promises.kept,
            missed: promises.missed,
        }),
        year: one.year.map(tally),
    }
}

fn said(chosen: &[Chosen]) -> Vec<Said> {
    let one = |chosen: &Chosen| Said {
        day: chosen.day.to_string(),
        text: chosen.text.clone(),
        serving: chosen.serving.map(Level::number),
    };
    chosen.iter().map(one).collect()
}

fn serving(row: &selfcare::trend::Serving) -> (String, Serving) {
    let serving = Serving {
        days: row.days,
        mean: rounded(row.mean, 1),
    };
    (word(row.verdict), serving)
}

fn tally(promises: selfcare::Promises) -> Tally {
    Tally {
        kept: promises.kept,
        missed: promises.missed,
    }
}
