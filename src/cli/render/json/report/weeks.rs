//! The weeks and months of a report as JSON.

use std::io::Write;

use selfcare::report::{Lived, MonthLine, Promised, WeekLine};
use selfcare::{Promises, day};

use super::line::Line;

/// Adds a week, with these keys of areas.
pub(super) fn week(to: &mut Line<impl Write>, week: &WeekLine, keys: &[String]) {
    to.push(b"{\"from\":\"");
    to.date(week.from);
    to.push(b"\",\"until\":\"");
    to.date(week.until);
    to.push(b"\"");
    lived(to, &week.lived);
    to.push(b",\"areas\":{");
    for (key, mean) in keys.iter().zip(&week.areas) {
        to.push(key.as_bytes());
        to.number::<1>(*mean);
    }
    to.push(b"},\"sleep\":");
    to.number::<2>(week.sleep);
    to.push(b",\"debt\":");
    to.number::<3>(week.debt);
    let Promised {
        oneself,
        others,
        counted,
    } = week.promised;
    to.push(b",\"oneself\":");
    tally(to, oneself);
    to.push(b",\"others\":");
    tally(to, others);
    to.push(b",\"counted\":");
    tally(to, counted);
    to.push(b"}");
}

/// Adds a month.
pub(super) fn month(to: &mut Line<impl Write>, month: &MonthLine) {
    to.push(b"{\"month\":\"");
    to.push(day::month_digits(month.from).as_bytes());
    to.push(b"\"");
    lived(to, &month.lived);
    to.push(b"}");
}

fn lived(to: &mut Line<impl Write>, lived: &Lived) {
    for (key, days) in [
        (&b",\"checked_in\":"[..], lived.checked_in),
        (b",\"fit\":", lived.fit),
        (b",\"care\":", lived.care),
        (b",\"not_fit\":", lived.not_fit),
        (b",\"paused\":", lived.paused),
        (b",\"missed\":", lived.missed),
    ] {
        to.push(key);
        to.whole(Some(days as u64));
    }
    to.push(b",\"mean\":");
    to.number::<1>(lived.mean);
}

fn tally(to: &mut Line<impl Write>, promises: Promises) {
    to.push(b"{\"kept\":");
    to.whole(Some(u64::from(promises.kept)));
    to.push(b",\"missed\":");
    to.whole(Some(u64::from(promises.missed)));
    to.push(b"}");
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use serde::Serialize;

    use super::super::line::{keys, written};
    use super::*;
    use crate::render::words::figures::rounded;

    #[derive(Serialize)]
    struct Days {
        checked_in: usize,
        fit: usize,
        care: usize,
        not_fit: usize,
        paused: usize,
        missed: usize,
        mean: Option<f64>,
    }

    #[derive(Serialize)]
    struct Week {
        from: NaiveDate,
        until: NaiveDate,
        #[serde(flatten)]
        days: Days,
        areas: Areas,
        sleep: Option<f64>,
        debt: Option<f64>,
        oneself: Tally,
        others: Tally,
        counted: Tally,
    }

    #[derive(Serialize)]
    struct Areas {
        rest: Option<f64>,
        #[serde(rename = "r\u{fc}cken")]
        back: Option<f64>,
    }

    #[derive(Serialize)]
    struct Tally {
        kept: u32,
        missed: u32,
    }

    #[derive(Serialize)]
    struct Month {
        month: String,
        #[serde(flatten)]
        days: Days,
    }

    fn days(lived: &Lived) -> Days {
        Days {
            checked_in: lived.checked_in,
            fit: lived.fit,
            care: lived.care,
            not_fit: lived.not_fit,
            paused: lived.paused,
            missed: lived.missed,
            mean: lived.mean.map(|mean| rounded(mean, 1)),
        }
    }

    fn some(value: f64, decimals: i32, every: u32) -> (Option<f64>, Option<f64>) {
        let value = (!(value as u32).is_multiple_of(every)).then_some(value);
        (value, value.map(|value| rounded(value, decimals)))
    }

    #[test]
    fn serde_writes_the_same() {
        let keys = keys(["rest", "r\u{fc}cken"]).unwrap();
        for place in 0..4_000_u32 {
            let part = f64::from(place) / 40.0;
            let number = place as usize;
            let from =
                NaiveDate::from_num_days_from_ce_opt(700_000 + 5 * place.cast_signed()).unwrap();
            let lived = Lived {
                checked_in: number,
                fit: number % 7,
                care: number % 11,
                not_fit: number % 1_000,
                paused: number % 2,
                missed: number % 101,
                mean: some(part, 1, 5).0,
            };
            let promises = |every: u32| Promises {
                kept: place % every,
                missed: place / every,
            };
            let [(rest, rest_by_serde), (back, back_by_serde)] =
                [some(part, 1, 3), some(part / 3.0, 1, 7)];
            let [(sleep, sleep_by_serde), (debt, debt_by_serde)] =
                [some(part / 7.0, 2, 9), some(part / 9.0, 3, 4)];
            let line = WeekLine {
                from,
                until: from.succ_opt().unwrap(),
                lived,
                areas: vec![rest, back],
                sleep,
                debt,
                promised: Promised {
                    oneself: promises(3),
                    others: promises(7),
                    counted: promises(200),
                },
            };
            let tally = |promises: Promises| Tally {
                kept: promises.kept,
                missed: promises.missed,
            };
            let by_serde = Week {
                from,
                until: line.until,
                days: days(&lived),
                areas: Areas {
                    rest: rest_by_serde,
                    back: back_by_serde,
                },
                sleep: sleep_by_serde,
                debt: debt_by_serde,
                oneself: tally(promises(3)),
                others: tally(promises(7)),
                counted: tally(promises(200)),
            };
            let by_hand = written(|to| week(to, &line, &keys));
            assert_eq!(by_hand, serde_json::to_string(&by_serde).unwrap());

            let by_serde = Month {
                month: day::month_digits(from),
                days: days(&lived),
            };
            let by_hand = written(|to| month(to, &MonthLine { from, lived }));
            assert_eq!(by_hand, serde_json::to_string(&by_serde).unwrap());
        }
    }
}
