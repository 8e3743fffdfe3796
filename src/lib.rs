//! A morning check-in for people who serve others: are you fit to serve today, why, and which thin place to tend.
//!
//! This library is the domain, without a clock, a file, a variable or a terminal: the day is passed in, and the same
//! journal, rules and day give the same answer on every machine and in every time zone. The program around it reads and
//! writes.
//!
//! # The words
//!
//! A **check-in** is a day's answers ([`CheckIn`]). A **level** is a rating from 1 to 5 ([`Level`]); an **area**
//! ([`Area`]) is worth 0 to 100 **points**, and a day's **score** 0 to 100. The **verdict** ([`Verdict`]) says whether
//! one is fit to serve, a **reason** ([`score::Reason`]) why, the **thin place** ([`score::ThinPlace`]) what limits the
//! day most. The **usual** ([`Usual`]) is the person's own last 28 days, **debt** ([`Debt`]) sleep short over seven
//! nights. A **commitment** ([`Commitment`]) is something promised, to oneself or to someone, its **outcome** ([`Outcome`])
//! kept, missed or released. An **issue** ([`trend::Issue`]) is an area that stays low, the **focus** ([`focus::Focus`]) the
//! thin place chosen for a month. A **pause** ([`journal::Pause`]) is days of illness
//! or holiday, the **greeting** ([`Greeting`]) the one line a shell says in the morning; an **override** is going in all the same, with the reason written down. The **journal** ([`Journal`]) is
//! the file, a **record** ([`Record`]) one line of it.
//!
//! # In reading order
//!
//! [`CheckIn`], [`score`], [`usual`], [`history`], [`commitment`], [`trend`], [`focus`], [`period`], [`record`],
//! [`journal`], [`merge`], [`erase`], [`report`], [`team`].

mod answers;
mod area;
mod checkin;
mod greeting;
mod hours;
mod level;
mod promises;
mod question;
mod rules;
mod tag;

pub mod commitment;
pub mod day;
pub mod erase;
pub mod focus;
pub mod history;
pub mod journal;
pub mod merge;
pub mod period;
pub mod record;
pub mod report;
pub mod score;
pub mod season;
pub mod team;
pub mod text;
pub mod trend;
pub mod usual;

pub use answers::Answers;
pub use area::{Area, NotAnArea, OwnArea};
pub use checkin::{CheckIn, Health, NotHealth};
pub use commitment::{Agenda, Commitment};
pub use greeting::Greeting;
pub use history::{Assessment, History};
pub use hours::{Hours, NotHours};
pub use journal::Journal;
pub use level::{Level, NotALevel};
pub use promises::{NotPromises, Promises};
pub use question::Question;
pub use record::{Outcome, Record};
pub use report::Report;
pub use rules::{Rules, Workdays};
pub use score::Verdict;
pub use usual::{Baseline, Debt, Usual};
