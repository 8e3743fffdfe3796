//! A report as JSON, each day when it is told. Points and means to one decimal, hours to two, absent things `null`.

mod date;
mod days;
mod line;
mod page;
mod piece;
mod trends;
mod weeks;

use std::io::Write;

use anyhow::Context as _;
use selfcare::Rules;
use selfcare::report::{self, LookBack};
use serde::Serialize;

use self::line::{Line, keys};
use self::page::page;

/// What stands before the days.
#[derive(Serialize)]
struct Head {
    version: u8,
    from: String,
    until: String,
    before: Option<Before>,
}

#[derive(Serialize)]
struct Before {
    from: String,
    until: String,
    named: bool,
    checked_in: usize,
}

/// What stands after the months.
#[derive(Serialize)]
struct Tail {
    need: f64,
}

/// Writes the report as one line of JSON, each day when it is told.
pub(crate) fn write(look_back: &LookBack<'_>, rules: &Rules, to: impl Write) -> anyhow::Result<()> {
    let could_not = "could not write the answer";
    let keys = keys(rules.areas().map(|area| rules.name(area)))?;
    let rows = days::Rows::new(&keys);
    let mut line = Line::new(to);
    line.push(b"{");
    line.entries(&head(look_back))?;
    line.push(b",\"days\":[");
    let mut is_first = true;
    let told = look_back.tell(|day| {
        if !is_first {
            line.push(b",");
        }
        is_first = false;
        rows.row(&mut line, day);
        line.go_on()
    });
    let report = told.context(could_not)?;
    line.push(b"],");
    line.entries(&page(&report, rules))?;
    line.push(b",\"weeks\":[");
    line.rows(&report.weeks, |line, week| weeks::week(line, week, &keys))
        .context(could_not)?;
    line.push(b"],\"months\":[");
    line.rows(&report.months, weeks::month).context(could_not)?;
    line.push(b"],");
    line.entries(&Tail {
        need: report.need.number(),
    })?;
    line.push(b"}");
    line.end().context(could_not)
}

fn head(look_back: &LookBack<'_>) -> Head {
    let period = look_back.period();
    Head {
        version: 1,
        from: period.from.to_string(),
        until: period.until.to_string(),
        before: look_back.before().map(before),
    }
}

fn before(before: report::Before) -> Before {
    Before {
        from: before.period.from.to_string(),
        until: before.period.until.to_string(),
        named: before.named,
        checked_in: before.checked_in,
    }
}
