//! The days of a report as JSON: of a lifetime tens of thousands, each a row of the same keys, so they are written by hand.
//! A test holds that serde writes the same.

use anyhow::Context as _;
use chrono::{Datelike as _, NaiveDate};
use selfcare::{Hours, Level, report, text};

/// Adds every day to a line, in order, with the points of its areas under their names.
pub(super) fn push(line: &mut String, days: &[report::Day], names: &[&str]) -> anyhow::Result<()> {
    let keys: Vec<String> = names
        .iter()
        .map(|name| text::json_line(name).map(|name| name + ":"))
        .collect::<Result<_, _>>()
        .context("could not write the name of an area as JSON")?;
    line.reserve(288 * days.len() + 2);
    line.push('[');
    for (place, day) in days.iter().enumerate() {
        if place > 0 {
            line.push(',');
        }
        row(line, day, &keys);
    }
    line.push(']');
    Ok(())
}

fn row(to: &mut String, day: &report::Day, keys: &[String]) {
    to.push_str("{\"day\":\"");
    date(to, day.day);
    to.push_str("\",\"verdict\":\"");
    to.push_str(day.verdict.word());
    to.push_str("\",\"score\":");
    whole(to, day.score);
    to.push_str(",\"sleep\":");
    number(to, day.sleep.map(Hours::number), 2);
    to.push_str(",\"debt\":");
    number(to, day.debt, 3);
    to.push_str(",\"usual\":");
    number(to, day.usual, 1);
    to.push_str(",\"serving\":");
    whole(to, day.serving.map(Level::number));
    to.push_str(",\"missed\":");
    to.push_str(if day.missed { "true" } else { "false" });
    to.push_str(",\"areas\":{");
    for (place, (key, points)) in keys.iter().zip(&day.points).enumerate() {
        if place > 0 {
            to.push(',');
        }
        to.push_str(key);
        number(to, *points, 2);
    }
    to.push_str("}}");
}

fn date(to: &mut String, day: NaiveDate) {
    let Ok(year @ 1000..=9999) = u64::try_from(day.year()) else {
        return to.push_str(&day.to_string());
    };
    digits(to, year);
    for part in [day.month(), day.day()] {
        to.push_str(if part < 10 { "-0" } else { "-" });
        digits(to, u64::from(part));
    }
}

fn whole(to: &mut String, value: Option<u8>) {
    match value {
        Some(value) => digits(to, u64::from(value)),
        None => to.push_str("null"),
    }
}

/// A number rounded half up to so many decimals, those at the end left out that are 0: the shortest that means it.
fn number(to: &mut String, value: Option<f64>, mut decimals: u32) {
    let Some(value) = value else {
        to.push_str("null");
        return;
    };
    let scale = 10_u64.pow(decimals);
    // Points, hours and scores are never below 0, nor large.
    let mut scaled = (value * scale as f64 + 1e-9).round() as u64;
    while decimals > 1 && scaled.is_multiple_of(10) {
        scaled /= 10;
        decimals -= 1;
    }
    let scale = 10_u64.pow(decimals);
    digits(to, scaled / scale);
    to.push('.');
    let rest = scaled % scale;
    for place in (1..decimals).rev() {
        if rest < 10_u64.pow(place) {
            to.push('0');
        }
    }
    digits(to, rest);
}

fn digits(to: &mut String, value: u64) {
    if value >= 10 {
        digits(to, value / 10);
    }
    to.push(char::from(b'0' + (value % 10) as u8));
}

#[cfg(test)]
mod tests {
    use selfcare::Verdict;
    use serde_json::json;

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
        let written = |days| {
            let mut line = String::new();
            push(&mut line, days, &names).unwrap();
            line
        };
        assert_eq!(written(&[]), "[]");
        let written = written(&all);
        for (written, row) in written.split("},{").zip(rows.join(",").split("},{")) {
            assert_eq!(written.trim_matches(['[', ']']), row);
        }
        assert_eq!(written, format!("[{}]", rows.join(",")));
    }
}
