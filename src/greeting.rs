//! The one line a shell says, at most once a day.

use chrono::NaiveDate;

use crate::trend::Silence;
use crate::{Agenda, Journal, Rules};

/// What is said before the check-in of a day: never a verdict, an area or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greeting {
    /// Half a minute for oneself is still to come.
    Checkin,
    /// So many promises come due on this very day. What was due before is no news, and no reproach.
    Due(usize),
    /// The last check-in is a week ago or longer, and nothing is owed for it.
    Back,
}

impl Greeting {
    /// What there is to say on a day; nothing once it is answered, in days of rest, and on a day on which one does not
    /// serve, unless something was promised for it.
    pub fn of(journal: &Journal, rules: &Rules, today: NaiveDate) -> Option<Self> {
        if journal.answers(today).is_some() || journal.is_paused(today) {
            return None;
        }
        let due = Agenda::new(journal, rules).falls_due(today);
        if due == 0 && !rules.workdays.contain(today) {
            return None;
        }
        Some(match (Silence::before(journal, rules, today), due) {
            (Some(_), _) => Self::Back,
            (None, 0) => Self::Checkin,
            (None, due) => Self::Due(due),
        })
    }
}
