//! The days of a report as JSON.

use std::io::Write;

use selfcare::{Hours, Level, Verdict, report};

use super::line::{Line, Same};

/// What is the same in many rows.
pub(super) struct Rows {
    verdicts: [Same; Verdict::ALL.len()],
    areas: Vec<Area>,
}

/// An area: its key, and its key with the points of each level, which most of its days have.
struct Area {
    key: Same,
    levels: [Same; 5],
}

impl Rows {
    /// Rows with these keys of areas.
    pub(super) fn new(keys: &[String]) -> Self {
        let verdict = |verdict: Verdict| format!(r#"","verdict":"{}","score":"#, verdict.word());
        let areas = keys.iter().map(|key| Area {
            key: Same::from(&**key),
            levels: ["0.0", "25.0", "50.0", "75.0", "100.0"]
                .map(|points| Same::from(&*format!("{key}{points}"))),
        });
        Self {
            verdicts: Verdict::ALL.map(|it| Same::from(&*verdict(it))),
            areas: areas.collect(),
        }
    }

    /// Adds a day.
    pub(super) fn row(&self, to: &mut Line<impl Write>, day: &report::Day) {
        to.push(b"{\"day\":\"");
        to.date(day.day);
        to.same(&self.verdicts[day.verdict as usize]);
        to.whole(day.score.map(u64::from));
        to.push(b",\"sleep\":");
        to.number::<2>(day.sleep.map(Hours::number));
        to.push(b",\"debt\":");
        to.number::<3>(day.debt);
        to.push(b",\"usual\":");
        to.number::<1>(day.usual);
        to.push(b",\"serving\":");
        to.whole(day.serving.map(|level| u64::from(level.number())));
        to.push(if day.missed {
            b",\"missed\":true,\"areas\":{"
        } else {
            b",\"missed\":false,\"areas\":{"
        });
        for (area, points) in self.areas.iter().zip(&day.points) {
            area.entry(to, *points);
        }
        to.push(b"}}");
    }
}

impl Area {
    fn entry(&self, to: &mut Line<impl Write>, points: Option<f64>) {
        if let Some(level) = points.and_then(Level::worth) {
            to.same(&self.levels[usize::from(level.number()) - 1]);
        } else {
            to.same(&self.key);
            to.number::<2>(points);
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use serde_json::json;

    use super::super::line::{keys, written};
    use super::*;
    use crate::render::words::figures::rounded;

    fn by_serde(day: &report::Day, names: &[&str]) -> String {
        let areas = names.iter().zip(&day.points);
        let areas = areas.map(|(name, points)| {
            format!(
                "{}:{}",
                json!(name),
                json!(points.map(|points| rounded(points, 2)))
            )
        });
        format!(
            r#"{{"day":{},"verdict":{},"score":{},"sleep":{},"debt":{},"usual":{},"serving":{},"missed":{},"areas":{{{}}}}}"#,
            json!(day.day),
            json!(day.verdict.word()),
            json!(day.score),
            json!(day.sleep.map(Hours::number)),
            json!(day.debt.map(|debt| rounded(debt, 3))),
            json!(day.usual.map(|usual| rounded(usual, 1))),
            json!(day.serving.map(Level::number)),
            json!(day.missed),
            areas.collect::<Vec<_>>().join(",")
        )
    }

    #[test]
    fn serde_writes_the_same() {
        let names = ["rest", "r\u{fc}cken"];
        let mut all = Vec::new();
        for place in 0..20_000_u32 {
            let part = f64::from(place) / 199.0;
            let some = |every: u32, value: f64| (!place.is_multiple_of(every)).then_some(value);
            all.push(report::Day {
                day: NaiveDate::from_num_days_from_ce_opt(700_000 + place.cast_signed()).unwrap(),
                verdict: Verdict::ALL[place as usize % 6],
                hard_stop: false,
                score: some(5, part).map(|score| score as u8),
                points: vec![some(7, part), some(11, f64::from(place % 401) / 4.0)],
                sleep: some(3, part / 5.0).and_then(Hours::from_number),
                debt: some(13, part / 3.0),
                usual: some(17, part * 0.99),
                serving: some(2, 0.0).and_then(|_| "3".parse().ok()),
                missed: place.is_multiple_of(4),
            });
        }
        let rows: Vec<String> = all.iter().map(|day| by_serde(day, &names)).collect();
        let keys = keys(names).unwrap();
        let written = written(|line| {
            line.rows(&all, |line, day| Rows::new(&keys).row(line, day))
                .unwrap();
        });
        for (written, row) in written.split("},{").zip(rows.join(",").split("},{")) {
            assert_eq!(written, row);
        }
        assert_eq!(written, rows.join(","));
    }
}
