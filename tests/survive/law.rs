//! What holds after every fault: old bytes as they were, nothing acknowledged that is not there, and the next run works.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::changes::{Before, Change, Does, added, home};
use crate::record::bytes;
use crate::sandbox::Sandbox;
use crate::strace::{self, Fault};
use crate::through::{Left, by, left, says};
use crate::writers::own;

/// A change in a home of its own, and what it comes to when nothing goes wrong.
pub(crate) struct Trial {
    pub(crate) change: Change,
    pub(crate) before: Before,
    /// How many records it adds.
    adds: usize,
    /// The journal afterwards, where that is the same in every run.
    whole: Vec<u8>,
    variables: Vec<(String, String)>,
    program: PathBuf,
}

/// What the faults of a trial came to.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// How many faults were met.
    pub(crate) faults: usize,
    /// How many runs had saved when they were met, and said so.
    pub(crate) acknowledged: usize,
    /// Where the law was broken.
    pub(crate) broken: Vec<String>,
}

impl Tally {
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.faults += other.faults;
        self.acknowledged += other.acknowledged;
        self.broken.extend(other.broken);
        self
    }
}

impl Trial {
    /// Makes the change once, undisturbed.
    pub(crate) fn new(change: Change, before: Before) -> Self {
        Self::within(change, before, &[])
    }

    /// The same, with these variables.
    pub(crate) fn within(change: Change, before: Before, variables: &[(&str, String)]) -> Self {
        let said = |(name, value): &(&str, String)| ((*name).to_owned(), value.clone());
        let mut trial = Self {
            change,
            before,
            adds: 0,
            whole: Vec::new(),
            variables: variables.iter().map(said).collect(),
            program: own().to_owned(),
        };
        let home = trial.home();
        let old = bytes(&home.journal());
        let ran = left(trial.command(&home));
        assert_eq!(ran.code, Some(0), "{change:?}: {ran:?}");
        trial.whole = bytes(&home.journal());
        assert_ne!(trial.whole, old, "{change:?} changes something");
        if change.1 != Does::Rewrite {
            trial.adds = added(&old, &trial.whole).expect("the old bytes");
        }
        trial
    }

    /// The same of another program, such as a mutant.
    pub(crate) fn by(mut self, program: &Path) -> Self {
        program.clone_into(&mut self.program);
        self
    }

    fn home(&self) -> Sandbox {
        let mut home = home(self.before);
        for (name, value) in &self.variables {
            home.env(name, value);
        }
        home
    }

    fn command(&self, home: &Sandbox) -> Command {
        by(&self.program, &says(home, self.change.2))
    }

    /// The names of the calls it makes.
    pub(crate) fn calls(&self) -> Vec<String> {
        let home = self.home();
        let names = strace::calls(&self.command(&home), &trace(&home));
        names.into_iter().collect()
    }

    /// Meets a fault at the first of its calls, at the second, and so on until a run meets none.
    pub(crate) fn enumerate(&self, fault: &Fault) -> Tally {
        let mut tally = Tally::default();
        for number in 1.. {
            let home = self.home();
            let old = bytes(&home.journal());
            let command = self.command(&home);
            let Some(ran) = strace::run(&command, &trace(&home), fault, number) else {
                break;
            };
            tally.faults += 1;
            tally.acknowledged += usize::from(self.is_acknowledged(&ran));
            let name = || format!("{} {:?}: {fault:?} {number}", self.change.0, self.before);
            let broken = self.broken(&home, &old, &ran);
            tally
                .broken
                .extend(broken.map(|law| format!("{}: {law}: {ran:?}", name())));
        }
        tally
    }

    /// It said so, or exited 0. Only what follows a save is an answer; a rewrite may show first what it will do.
    fn is_acknowledged(&self, ran: &Left) -> bool {
        // The fault met the editor, which came back with what it was given: true, and no acknowledgement.
        if self.change.0 == "edit" && ran.stdout == "Nothing changed.\n" {
            return false;
        }
        let says_so = self.change.1 != Does::Rewrite && !ran.stdout.is_empty();
        let done = ["is saved", "is erased", "could not be shown"];
        ran.code == Some(0) || done.iter().any(|words| ran.stderr.contains(words)) || says_so
    }

    /// The first law that a run broke.
    fn broken(&self, home: &Sandbox, old: &[u8], ran: &Left) -> Option<&'static str> {
        let now = bytes(&home.journal());
        let is_acknowledged = self.is_acknowledged(ran);
        if matches!(ran.code, Some(1 | 3)) {
            return Some("a fault was answered with a verdict");
        }
        if is_own_panic(ran) {
            return Some("it panicked");
        }
        let denies = ["nothing was saved", "nothing was changed"];
        if denies.iter().any(|words| ran.stderr.contains(words)) && now != old {
            return Some("it said that nothing was saved");
        }
        if self.change.1 == Does::Rewrite {
            if now != old && now != self.whole {
                return Some("neither the old file nor the new one");
            }
            if is_acknowledged && now != self.whole {
                return Some("it was acknowledged and not done");
            }
            let backup = bytes(&home.folder().join("backups/2026-10.jsonl"));
            let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("\"second\"");
            if is_acknowledged && self.change.0 == "erase" && (holds(&now) || holds(&backup)) {
                return Some("a day that is said to be erased is there");
            }
        } else {
            match added(old, &now) {
                None => return Some("old bytes were changed"),
                Some(adds) if adds > self.adds => return Some("it stands twice"),
                Some(adds) if is_acknowledged && adds != self.adds => {
                    return Some("it was acknowledged and is not there");
                }
                Some(_) => {}
            }
        }
        self.broken_afterwards(home, old, &now)
    }

    /// The next run just works; of what can be said again every record stands once.
    fn broken_afterwards(&self, home: &Sandbox, old: &[u8], now: &[u8]) -> Option<&'static str> {
        let args = match self.change.1 {
            Does::AppendOnce => self.change.2,
            Does::Append | Does::Rewrite => &["checkin", "--sleep", "8", "--note", "next"],
        };
        let next = home.run(args);
        if next.code != Some(0) {
            return Some("the next run did not work");
        }
        let healed = bytes(&home.journal());
        match added(now, &healed) {
            None => Some("the next run changed old bytes"),
            Some(1) if self.change.1 != Does::AppendOnce => None,
            _ if self.change.1 != Does::AppendOnce => Some("the next run was not saved"),
            _ if added(old, &healed) == Some(self.adds) => None,
            _ => Some("said again, it does not stand once"),
        }
    }
}

/// A panic, and not the standard library's own: it knows no other way when its stack cannot be guarded, before `main`, and
/// when a folder cannot be closed again. All the rest of the law holds for these, too.
fn is_own_panic(ran: &Left) -> bool {
    ran.stderr.contains("panicked") && !ran.stderr.contains("/library/std/src/sys/")
}

fn trace(home: &Sandbox) -> PathBuf {
    home.home().join("trace")
}
