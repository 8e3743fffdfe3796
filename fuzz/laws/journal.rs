//! Several lines: cut the same way from any reader, folded without a panic, answered the same from a window, from a
//! glance and after a change as from the whole.

use std::convert::Infallible;
use std::io::{BufRead, BufReader};

use chrono::{Days, NaiveDate};
use selfcare::commitment::Agenda;
use selfcare::journal::{Fold, Glance, Look};
use selfcare::record::Body;
use selfcare::{Greeting, History, Journal, Record};

use super::{asked, person, report};
use crate::lines::{Line, Span, each_line};

/// What holds of any bytes as a journal.
pub(crate) fn holds(bytes: &[u8]) {
    let lines = cut(bytes);
    assert_eq!(lines, cut(BufReader::with_capacity(7, bytes)));

    let rules = person::rules();
    let mut days = vec![person::today()];
    let whole = folded(&lines, Fold::whole(person::today()));
    // Where a year is a slip, looking back takes as long as the centuries between.
    let near = |day: &NaiveDate| (*day - person::today()).num_days().abs() < 1000;
    days.extend(whole.last_day_until(NaiveDate::MAX).filter(near));
    for day in days {
        let whole = folded(&lines, Fold::whole(day));
        asked::judged(&whole, &rules, day);
        asked::promised(&whole, &rules, day);
        report::holds(&whole, &rules, day);
        let assess = |journal: &Journal| History::new(journal, &rules, day, day).assess(day);

        let since = day
            .checked_sub_days(Days::new(History::REACH))
            .unwrap_or(day);
        let window = folded(&lines, Fold::since(since, day));
        assert_eq!(assess(&window), assess(&whole), "a window on {day}");
        assert_eq!(window.doubtful(day), whole.doubtful(day));

        let changed = seen(Look::new(day, []).with_last_change(), &lines, 3);
        assert_eq!(changed.last_change(), whole.last_change(), "undo on {day}");

        let seen = seen(Look::new(day, []), &lines, 2);
        assert_eq!(assess(&seen), assess(&whole), "a look on {day}");
        assert_eq!(seen.doubtful(day), whole.doubtful(day));
        let recent = |journal: &Journal| {
            let recent = journal.recent(&rules, day)?;
            Some((recent.lines, recent.part))
        };
        assert_eq!(recent(&seen), recent(&whole), "what matters on {day}");

        let mut glance = Glance::new(day);
        for (number, line) in &lines {
            glance.line(*number, line);
        }
        if let Some(glanced) = glance.journal() {
            let greet = |journal: &Journal| Greeting::of(journal, &rules, day);
            assert_eq!(greet(&glanced), greet(&whole), "a glance on {day}");
        }

        let undo = undo(&whole, day);
        let is_new = |record: &Record| lines.iter().all(|(_, line)| !holds_text(line, &record.id));
        if !undo.iter().all(is_new) {
            continue;
        }
        let mut after = lines.clone();
        for record in &undo {
            let number = after.last().map_or(1, |(number, _)| number + 1);
            let line = record.to_line().expect("a record is JSON");
            after.push((number, line.trim_end().as_bytes().to_vec()));
        }
        let (said, read) = (whole.with(undo), folded(&after, Fold::whole(day)));
        assert_eq!(assess(&said), assess(&read), "after an undo on {day}");
        assert_eq!(said.last_change(), read.last_change());
        assert_eq!(said.commitments(), read.commitments());
        assert_eq!(
            Agenda::new(&said, &rules).due(day),
            Agenda::new(&read, &rules).due(day)
        );
    }
}

/// What a look sees, at most after so many of them.
fn seen(look: Look, lines: &[(usize, Vec<u8>)], most: usize) -> Journal {
    let mut looks = 0;
    let journal = look.see(|look| {
        looks += 1;
        for (number, line) in lines {
            look.line(*number, line);
        }
        Ok::<_, Infallible>(())
    });
    assert!(looks <= most, "{looks} looks");
    let Ok(journal) = journal;
    journal
}

/// What takes the last change back.
fn undo(journal: &Journal, day: NaiveDate) -> Vec<Record> {
    let back = |(place, record): (usize, &&Record)| {
        let of = record.id.clone();
        Record::new(u128::MAX - place as u128, "", day, Body::Retraction { of })
    };
    journal.last_change().iter().enumerate().map(back).collect()
}

fn holds_text(line: &[u8], text: &str) -> bool {
    line.windows(text.len())
        .any(|window| window == text.as_bytes())
}

type Numbered = Vec<(usize, Vec<u8>)>;

fn cut(source: impl BufRead) -> Numbered {
    let mut lines = Vec::new();
    let begins = Span {
        number: 1,
        ..Span::default()
    };
    let any = each_line(source, begins, |span, line| match line {
        Line::Text(text) => lines.push((span.number, text.to_vec())),
        Line::TooLong => {}
    });
    assert_eq!(any.expect("memory can be read"), !lines.is_empty());
    lines
}

fn folded(lines: &[(usize, Vec<u8>)], mut fold: Fold) -> Journal {
    for (number, line) in lines {
        fold.line(*number, line);
    }
    fold.journal()
}
