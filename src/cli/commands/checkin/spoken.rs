//! Everything that was said of a day: what is written of it, and what is shown.

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::record::{Body, Why};
use selfcare::score::Strictness;
use selfcare::{Agenda, CheckIn, History, Hours, Journal, Record, Verdict, day};

use super::Asked;
use super::adjust::{self, Decision};
use super::back;
use super::promised::{self, Said, Word};
use super::rest::Rest;
use super::told::Told;
use crate::commands::home::{Changed, Home};
use crate::commands::{shown, status};
use crate::render::style::QUIET;
use crate::render::text::page::Page;
use crate::render::words::rest::{MEANS, resting};
use crate::render::words::{promises, sentence};
use crate::world::World;

/// Everything that was said of a day.
pub(super) struct Spoken {
    pub day: NaiveDate,
    pub told: Told,
    pub asked: Asked,
    pub going_in: Option<String>,
}

/// What was written of it.
pub(super) struct Written {
    pub going_in: GoingIn,
    pub records: usize,
}

/// In place of a reason for going in.
const TAKE_OUT: &str = "-";

/// What became of a reason for going in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum GoingIn {
    /// None was given, or it is written down.
    Settled,
    /// The day does not need one.
    Needless,
    /// What was written down of it is taken out; or there was nothing.
    TakenOut(usize),
}

impl Spoken {
    /// Whether it depends on nothing but what is said of today: no older promise, no answers of another day.
    pub(super) fn is_of_today(&self, home: &Home<'_>) -> bool {
        let told = [&self.told.kept, &self.told.missed, &self.told.released];
        let of_older = match &self.asked {
            Asked::Answered(answers) => {
                let promises = &answers.draft.promises;
                !promises.went.is_empty() || !promises.moved.is_empty() || promises.pause.is_some()
            }
            Asked::Nothing | Asked::Stopped => false,
        };
        let is_of_today = self.day == home.today && self.rest() == Rest::AsItWas;
        is_of_today && !of_older && told.into_iter().all(Vec::is_empty)
    }

    /// The records of it, for a journal in which somebody else may have written meanwhile.
    pub(super) fn records(
        &self,
        home: &Home<'_>,
        journal: &Journal,
    ) -> anyhow::Result<(Vec<Record>, Written)> {
        let written = |records: Vec<Record>, going_in| {
            let count = records.len();
            Ok((
                records,
                Written {
                    going_in,
                    records: count,
                },
            ))
        };
        let mut records = Vec::new();
        let now = journal.checkin(self.day).unwrap_or_default();
        let checkin = match &self.asked {
            Asked::Answered(answers) => answers
                .draft
                .checkin
                .clone()
                .rebased(&answers.standing, &now),
            Asked::Nothing | Asked::Stopped => self.told.over(&now, &home.rules)?.checkin,
        };
        anyhow::ensure!(
            now.is_empty() || !checkin.is_empty(),
            "could not save the check-in: no answer is left in it; to take a check-in back: selfcare undo"
        );
        if checkin != now && !(now.is_empty() && checkin.is_empty()) {
            records.push(home.record(self.day, Body::CheckIn(Box::new(checkin)))?);
        }
        records.extend(
            self.promises(home, journal)?
                .records(home, journal, self.day)?,
        );
        match self.rest() {
            Rest::Begins(days) => {
                let pause = Body::Pause {
                    until: Some(days.until),
                    why: Why::Ill,
                };
                records.push(home.record(self.day, pause)?);
            }
            Rest::Ends => records.push(home.record(self.day, Body::PauseEnd)?),
            Rest::AsItWas => {}
        }
        let Some(why) = self.going_in.clone() else {
            return written(records, GoingIn::Settled);
        };
        if why == TAKE_OUT {
            let reasons = journal.going_in(self.day, self.day);
            let back = reasons.map(|reason| {
                let of = reason.id.clone();
                home.record(self.day, Body::Retraction { of })
            });
            let back = back.collect::<anyhow::Result<Vec<_>>>()?;
            let taken_out = GoingIn::TakenOut(back.len());
            records.extend(back);
            return written(records, taken_out);
        }
        let will_be = journal.clone().with(records.iter().cloned());
        let verdict = History::new(&will_be, &home.rules, self.day, self.day).verdict(self.day);
        if verdict.lets_through(Strictness::Usual) == Some(true) {
            return written(records, GoingIn::Needless);
        }
        records.push(home.record(self.day, Body::Override { why, verdict })?);
        written(records, GoingIn::Settled)
    }

    /// What was said of promises: what was asked, and what flags say of the journal as it is now.
    fn promises(&self, home: &Home<'_>, journal: &Journal) -> anyhow::Result<Said> {
        let mut told = Said::told(&self.told, journal, &home.rules, self.day)?;
        if let Asked::Answered(answers) = &self.asked {
            let asked = &answers.draft.promises;
            for (id, due, said) in &asked.went {
                told.went(id, *due, *said);
            }
            told.moved.clone_from(&asked.moved);
            told.anew.clone_from(&asked.anew);
            told.pause = asked.pause;
        }
        Ok(told)
    }

    /// On a day that is not plainly fit, asks what changes, and writes it down.
    pub(super) fn decide(&mut self, home: &Home<'_>, journal: &Journal) -> anyhow::Result<()> {
        let day = self.day;
        let Asked::Answered(answers) = &mut self.asked else {
            return Ok(());
        };
        let verdict = History::new(journal, &home.rules, day, day).verdict(day);
        let decided = journal
            .answers(day)
            .is_none_or(|answers| answers.adjustment.is_some());
        let settled = decided || self.going_in.is_some() || day != home.today;
        let Some(prompt) = answers.prompt.as_mut().filter(|_| !settled) else {
            return Ok(());
        };
        if !matches!(verdict, Verdict::Care | Verdict::NotFit) {
            return Ok(());
        }
        prompt.say("\n").context("could not ask")?;
        let decision = adjust::ask(prompt, verdict).context("could not ask")?;
        let Some(decision) = decision else {
            return Ok(());
        };
        home.change_today(home.look([day..=day]), |journal| {
            let body = match decision {
                Decision::GoingIn(why) => Body::Override { why, verdict },
                Decision::Adjusted(change) => {
                    let now = journal.checkin(day).unwrap_or_default();
                    Body::CheckIn(Box::new(CheckIn {
                        adjustment: Some(change),
                        ..now
                    }))
                }
            };
            Ok((vec![home.record(day, body)?], ()))
        })?;
        prompt
            .say("Written down, for you alone.")
            .context("could not say that it is saved")?;
        Ok(())
    }

    /// How promises went that were told by flags, and what a silence lets go where nobody was there to read it.
    fn of_promises(&self, home: &Home<'_>, before: &Journal) -> Vec<String> {
        let rules = &home.rules;
        let told = Said::told(&self.told, before, rules, self.day).unwrap_or_default();
        let lines = |(id, due, said): &(String, NaiveDate, Word)| {
            let commitment = before.commitment(id)?;
            let Word::Went(outcome) = *said else {
                return None;
            };
            let how = sentence(promises::outcome(outcome));
            let on = promises::on(*due, home.today);
            let closed = Agenda::new(before, rules).closes(commitment, *due, self.day);
            let said = format!("{how}: {}, {on}.", commitment.terms);
            Some([Some(said), promises::closed(&closed, home.today)])
        };
        let lapsed = match self.asked {
            Asked::Nothing => promised::lapsed(before, rules, self.day, &told),
            Asked::Stopped | Asked::Answered(_) => Vec::new(),
        };
        let anew = self
            .told
            .promised
            .iter()
            .map(|text| format!("Promised for today: {text}."));
        let told = told.went.iter().filter_map(lines).flatten().flatten();
        told.chain(lapsed.iter().map(back::let_go))
            .chain(anew)
            .collect()
    }

    fn rest(&self) -> Rest {
        match &self.asked {
            Asked::Answered(answers) => answers.draft.rest,
            Asked::Nothing | Asked::Stopped => Rest::AsItWas,
        }
    }

    pub(super) fn json(
        &self,
        home: &Home<'_>,
        changed: &Changed<Written>,
    ) -> anyhow::Result<String> {
        let assessment =
            History::new(&changed.after, &home.rules, self.day, self.day).assess(self.day);
        Ok(status::line(home, &changed.after, &assessment)? + "\n")
    }

    /// Hours that were told and not asked, to be said again: `730` may be meant as another time. A change says both anyway.
    fn taken_hours(&self, changed: &Changed<Written>) -> Option<Hours> {
        let is_new = changed.before.answers(self.day).is_none();
        let is_told = matches!(self.asked, Asked::Nothing) && is_new;
        changed.after.answers(self.day).filter(|_| is_told)?.sleep
    }

    /// The end of a check-in: what is new, and the day.
    pub(super) fn page(
        &self,
        home: &Home<'_>,
        changed: &Changed<Written>,
        named: &[String],
    ) -> String {
        let mut page = Page::new(World::width());
        // By night the calendar may show another.
        if (!named.is_empty() || home.is_before_day_start()) && self.day == home.today {
            page.styled(QUIET, &day::words(self.day, home.today));
        }
        if changed.said.records == 0 && changed.after.answers(self.day).is_none() {
            page.paragraph("Nothing was answered, so nothing was saved.");
        }
        if let Some(sleep) = self.taken_hours(changed) {
            page.styled(QUIET, &format!("Slept {sleep}."));
        }
        let of_promises = self.of_promises(home, &changed.before);
        for line in &of_promises {
            page.paragraph(line);
        }
        match changed.said.going_in {
            GoingIn::Settled => {}
            GoingIn::Needless => {
                page.paragraph("The day needs no reason for going in; none was written down.");
            }
            GoingIn::TakenOut(0) => {
                page.paragraph("No reason for going in was written down that day.");
            }
            GoingIn::TakenOut(_) => page.paragraph("The reason for going in is taken out."),
        }
        if let Rest::Begins(days) = self.rest() {
            page.paragraph(&format!(
                "{} {}",
                resting(
                    Some(days.until),
                    changed.after.first_day_back(days.until),
                    home.today
                ),
                MEANS
            ));
        }
        page.gap();
        shown::show(&mut page, home, self.day, &changed.before, &changed.after);
        let year_ago = self.day == home.today && home.config.shows_year_ago();
        let note = changed.note_a_year_ago.as_deref();
        if let Some(note) = note.filter(|_| year_ago) {
            page.gap();
            page.after("A year ago today you wrote: ", note);
        }
        page.text()
    }
}
