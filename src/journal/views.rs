//! The views of a journal, built from the records that stand: days, promises, pauses.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Journal, Said, pauses};
use crate::commitment::Commitment;
use crate::record::Body;
use crate::{Outcome, day};

impl Journal {
    /// Builds the views from the records that stand.
    pub(super) fn fold(&mut self) {
        (self.outcomes, self.overrides) = Default::default();
        self.days.retain(|said| !matches!(said, Said::Record(_)));
        self.evenings
            .retain(|said| !matches!(said, Said::Record(_)));
        self.focuses = BTreeMap::new();
        let mut outcomes: BTreeMap<(NaiveDate, &str), (Outcome, Option<NaiveDate>)> =
            BTreeMap::new();
        let mut pauses = Vec::new();
        for (place, record) in self
            .records
            .iter()
            .enumerate()
            .filter(|(place, _)| !self.dead.contains(place))
        {
            match &record.body {
                Body::CheckIn(_) => {
                    let (line, said) = (self.lines[place], Said::Record(place));
                    self.days.put(record.day, line, said);
                }
                Body::Outcome { of, outcome } => {
                    let said = record.at.get(..10).and_then(day::iso);
                    outcomes.insert((record.day, of), (*outcome, said));
                }
                Body::Pause { .. } | Body::PauseEnd => pauses::follow(&mut pauses, record),
                Body::Override { .. } => self.overrides.push(place),
                Body::Reflection(_) => {
                    let (line, said) = (self.lines[place], Said::Record(place));
                    self.evenings.put(record.day, line, said);
                }
                Body::Focus { month, area } => {
                    self.focuses.insert(*month, (record.day, area.clone()));
                }
                Body::Commitment { .. } | Body::Retraction { .. } | Body::Other(_) => {}
            }
        }
        self.days.tidy();
        self.evenings.tidy();
        let mut promised = self.promised();
        for ((day, of), (outcome, said)) in outcomes {
            match promised.place(of) {
                Some(Made::Standing(place)) => promised.all[place].settle(day, outcome, said),
                // What was never promised was neither kept nor missed.
                Some(Made::TakenBack) => continue,
                None => {}
            }
            *self.outcomes.entry(day).or_default() += outcome.counts();
        }
        self.outcomes.retain(|_, promises| promises.due() > 0);
        self.commitments = promised.all;
        self.pauses = pauses;
    }

    /// Everything promised, each with its last terms. Numbers are never given twice, not even after an undo.
    fn promised(&self) -> Promised {
        let mut promised = Promised::default();
        let mut numbers = self.numbers();
        for (place, record) in self.records.iter().enumerate() {
            let Body::Commitment { of, terms } = &record.body else {
                continue;
            };
            let stands = !self.dead.contains(&place);
            if let Some(made) = of.as_deref().and_then(|of| promised.place(of)) {
                if let (Made::Standing(at), true) = (made, stands) {
                    promised.all[at].replace(record.day, (**terms).clone());
                }
                promised.made.insert(record.id.clone(), made);
                continue;
            }
            let number = numbers.next().unwrap_or_default();
            let mut made = Made::TakenBack;
            if stands {
                let terms = (**terms).clone();
                promised
                    .all
                    .push(Commitment::new(&record.id, number, record.day, terms));
                made = Made::Standing(promised.all.len() - 1);
            }
            promised.made.insert(record.id.clone(), made);
        }
        promised
    }
}

/// Commitments being put together.
#[derive(Default)]
struct Promised {
    all: Vec<Commitment>,
    made: BTreeMap<String, Made>,
}

/// What became of a commitment that a record made or changed.
#[derive(Clone, Copy)]
enum Made {
    /// Its place among those that stand.
    Standing(usize),
    TakenBack,
}

impl Promised {
    fn place(&self, id: &str) -> Option<Made> {
        self.made.get(id).copied()
    }
}
