//! One day as JSON: `status --json` and `checkin --json`.

use anyhow::Context as _;
use selfcare::commitment::Open;
use selfcare::score::{Change, Changed};
use selfcare::{Assessment, Record, Rules, text, trend};
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Issue, Object, areas, issues};
use crate::render::words::Vocabulary;
use crate::render::words::figures::rounded;
use crate::render::words::reasons::{self, Figures};

#[derive(Serialize)]
struct Status {
    version: u8,
    day: String,
    verdict: &'static str,
    score: Option<u8>,
    areas: Object<Option<f64>>,
    reasons: Vec<Reason>,
    thin_place: Option<String>,
    furthest_below_usual: Option<String>,
    sleep_debt: Option<f64>,
    usual: Option<Usual>,
    smallest_change: Option<SmallestChange>,
    due: Vec<Due>,
    issues: Vec<Issue>,
    checkin: Option<Box<RawValue>>,
}

#[derive(Serialize)]
struct Reason {
    code: String,
    area: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct Usual {
    mean: f64,
    sd: f64,
    days: usize,
}

#[derive(Serialize)]
struct SmallestChange {
    answer: String,
    to: To,
    steps: u8,
    verdict: &'static str,
    score: Option<u8>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum To {
    Hours(f64),
    Level(u8),
}

#[derive(Serialize)]
struct Due {
    id: String,
    text: String,
    to: String,
    day: String,
    open_since: String,
    open_days: u64,
}

/// A day, and what is open on it.
pub(crate) struct Day<'a> {
    pub assessment: &'a Assessment,
    pub record: Option<&'a Record>,
    pub due: &'a [Open<'a>],
    pub issues: &'a [trend::Issue],
}

/// The day as one line of JSON.
pub(crate) fn line(day: &Day<'_>, vocabulary: &Vocabulary) -> anyhow::Result<String> {
    let Day {
        assessment, record, ..
    } = *day;
    let rules = &vocabulary.rules;
    let unscored = || rules.areas().map(|area| (area, None)).collect();
    let points: Vec<_> = assessment
        .sum
        .as_ref()
        .map_or_else(unscored, |sum| sum.areas.clone());
    let reason = |reason: &selfcare::score::Reason| Reason {
        code: reason.code(rules),
        area: reason
            .subject()
            .map(|subject| subject.name(rules).to_owned()),
        text: reasons::says(reason, Figures::Shown, vocabulary),
    };
    let checkin = record
        .map(Record::to_line)
        .transpose()
        .context("could not write a record as JSON")?;
    let status = Status {
        version: 1,
        day: assessment.day.to_string(),
        verdict: assessment.verdict.word(),
        score: assessment.score(),
        areas: areas(&points, rules),
        reasons: assessment.reasons.iter().map(reason).collect(),
        thin_place: assessment
            .thin_place
            .map(|thin| thin.name(rules).to_owned()),
        furthest_below_usual: assessment
            .furthest_below_usual
            .map(|area| rules.name(area).to_owned()),
        sleep_debt: assessment
            .sum
            .as_ref()
            .and_then(|sum| sum.debt)
            .map(|debt| rounded(debt.hours, 3)),
        usual: assessment.usual.baseline.map(|usual| Usual {
            mean: rounded(usual.mean, 1),
            sd: rounded(usual.sd, 1),
            days: usual.days,
        }),
        smallest_change: assessment
            .smallest_change
            .map(|change| smallest_change(change, rules)),
        due: day.due.iter().map(due).collect(),
        issues: issues(day.issues, rules),
        checkin: checkin
            .map(|line| RawValue::from_string(line.trim_end().to_owned()))
            .transpose()?,
    };
    text::json_line(&status).context("could not write the day as JSON")
}

fn due(open: &Open<'_>) -> Due {
    Due {
        id: open.commitment.id.clone(),
        text: open.commitment.terms.text.clone(),
        to: open.commitment.terms.to.word().to_owned(),
        day: open.due.to_string(),
        open_since: open.since.to_string(),
        open_days: open.days,
    }
}

fn smallest_change(change: Change, rules: &Rules) -> SmallestChange {
    let (answer, to) = match change.to {
        Changed::Sleep(hours) => ("sleep".to_owned(), To::Hours(hours.number())),
        Changed::Area(area, level) => (rules.name(area).to_owned(), To::Level(level.number())),
    };
    SmallestChange {
        answer,
        to,
        steps: change.steps,
        verdict: change.verdict.word(),
        score: change.score,
    }
}
