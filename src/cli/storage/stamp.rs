//! The daily stamp: until when a person counts as greeted. It lies in the state folder, and losing it costs one greeting.
//!
//! Its one line holds the second at which the next day begins, which is all that a prompt has to compare, and the day it
//! was written on, so that a journey over time zones greets nobody twice.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read as _, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use chrono::NaiveDate;

use super::{file, folders, modes};

/// A stamp further ahead was written by a clock that was wrong: no day is longer, not even when the clocks go back.
const FURTHEST: i64 = 26 * 60 * 60;

/// A claim this old was left behind by a crash.
const CLAIM_LASTS: Duration = Duration::from_secs(60);

/// The stamp in its file, there or not.
#[derive(Clone, Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
}

/// The moment at which somebody asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    /// The second.
    pub(crate) now: i64,
    /// The second at which the next day begins.
    pub(crate) next_day: i64,
    /// The day it is.
    pub(crate) today: NaiveDate,
    /// The clock that files are dated by.
    pub(crate) clock: SystemTime,
}

/// What a stamp says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Greeted {
    until: i64,
    on: NaiveDate,
}

impl Stamp {
    /// The stamp in the state folder.
    pub(crate) fn new(state: &Path) -> Self {
        Self {
            file: state.join("greeted"),
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.file
    }

    /// Takes the day: true for one of all who ask on it. There is no lock, and nobody waits: who comes second is told no.
    ///
    /// # Errors
    ///
    /// When the stamp cannot be written; then nobody is greeted, because nobody would know it later.
    pub(crate) fn claim(&self, moment: &Moment) -> io::Result<bool> {
        let claim = self.file.with_extension("new");
        let Some(mut new) = begin(&claim, moment.clock)? else {
            return Ok(false);
        };

        let before = self.read(moment);
        let line = format!("{} {}\n", moment.next_day, moment.today);
        let taken = match before.filter(|greeted| greeted.until > moment.now) {
            Some(_) => fs::remove_file(&claim).map(|()| false),
            None => new
                .write_all(line.as_bytes())
                .and_then(|()| fs::rename(&claim, &self.file))
                .map(|()| before.is_none_or(|greeted| greeted.on != moment.today)),
        };
        if taken.is_err() {
            let _ = fs::remove_file(&claim);
        }
        taken
    }

    /// What it says; nothing when it is not there, cannot be read, or is not to be believed.
    fn read(&self, moment: &Moment) -> Option<Greeted> {
        // One call to the system: all that is ever written fits, and what is no file is nothing that is written here.
        let mut bytes = [0; 64];
        let length = file::open_to_read(&self.file).ok()?.read(&mut bytes).ok()?;
        let line = std::str::from_utf8(&bytes[..length]).ok()?;
        let (until, on) = line.trim().split_once(' ')?;
        let greeted = Greeted {
            until: until.parse().ok()?,
            on: on.parse().ok()?,
        };
        (greeted.until <= moment.now.saturating_add(FURTHEST)).then_some(greeted)
    }
}

/// A claim of one's own; none while somebody else holds it.
fn begin(claim: &Path, clock: SystemTime) -> io::Result<Option<File>> {
    let open = || {
        let mut new = OpenOptions::new();
        new.write(true).create_new(true).mode(modes::FILE);
        new.open(claim)
    };
    match open() {
        Err(err) if err.kind() == ErrorKind::AlreadyExists => {}
        Err(err) if err.kind() == ErrorKind::NotFound => {
            folders::make(claim.parent().ok_or(err)?)?;
            return open().map(Some);
        }
        opened => return opened.map(Some),
    }
    let made = fs::symlink_metadata(claim)?.modified()?;
    // It may have been made after the clock was read; a date far ahead is as little to be believed as an old one.
    let age = clock
        .duration_since(made)
        .unwrap_or_else(|ahead| ahead.duration());
    if age < CLAIM_LASTS {
        return Ok(None);
    }
    fs::remove_file(claim)?;
    open().map(Some)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    fn moment(now: i64) -> Moment {
        let day = now.div_euclid(DAY);
        Moment {
            now,
            next_day: (day + 1) * DAY,
            today: NaiveDate::default() + chrono::Days::new(day.cast_unsigned()),
            clock: SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000),
        }
    }

    fn folder() -> (tempfile::TempDir, Stamp) {
        let home = tempfile::tempdir().unwrap();
        let stamp = Stamp::new(&home.path().join("state/selfcare"));
        (home, stamp)
    }

    #[test]
    fn a_day_is_taken_once_and_the_next_anew() {
        let (_home, stamp) = folder();
        assert!(stamp.claim(&moment(100)).unwrap());
        assert!(!stamp.claim(&moment(200)).unwrap());
        assert!(!stamp.claim(&moment(DAY - 1)).unwrap());
        assert!(stamp.claim(&moment(DAY)).unwrap());
        assert_eq!(
            fs::read_to_string(stamp.path()).unwrap(),
            "172800 1970-01-02\n"
        );
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        let folder = stamp.path().parent().unwrap();
        assert_eq!((mode(folder), mode(stamp.path())), (0o700, 0o600));
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
    }

    #[test]
    fn of_many_at_once_one_is_told_yes() {
        let (_home, stamp) = folder();
        stamp.claim(&moment(0)).unwrap();
        let clock = fs::metadata(stamp.path()).unwrap().modified().unwrap();
        for day in 1..50 {
            let barrier = std::sync::Barrier::new(4);
            let yes = std::thread::scope(|scope| {
                let ask = || {
                    barrier.wait();
                    let moment = Moment {
                        clock,
                        ..moment(day * DAY)
                    };
                    stamp.claim(&moment).unwrap_or(false)
                };
                let asked: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
                asked
                    .into_iter()
                    .filter_map(|asked| asked.join().ok())
                    .filter(|yes| *yes)
                    .count()
            });
            assert_eq!(yes, 1, "day {day}");
        }
    }

    #[test]
    fn a_claim_that_was_left_behind_is_taken_over_and_a_fresh_one_is_not() {
        let (_home, stamp) = folder();
        stamp.claim(&moment(0)).unwrap();
        let claim = stamp.path().with_extension("new");
        File::create(&claim).unwrap();
        let made = fs::metadata(&claim).unwrap().modified().unwrap();
        let at = |age| Moment {
            clock: made + Duration::from_secs(age),
            ..moment(DAY)
        };
        assert!(!stamp.claim(&at(59)).unwrap());
        assert!(stamp.claim(&at(61)).unwrap());
        assert!(!claim.exists());
    }

    #[test]
    fn what_cannot_be_believed_is_written_anew() {
        let (_home, stamp) = folder();
        for wrong in [
            "",
            "soon\n",
            "99999999999 2026-11-24\n",
            "-1\n",
            &"1".repeat(100),
        ] {
            stamp.claim(&moment(0)).unwrap();
            let mut file = File::create(stamp.path()).unwrap();
            file.write_all(wrong.as_bytes()).unwrap();
            assert!(stamp.claim(&moment(0)).unwrap(), "{wrong:?}");
            assert!(!stamp.claim(&moment(0)).unwrap(), "{wrong:?}");
        }
    }

    #[test]
    fn a_journey_greets_nobody_twice_on_one_day() {
        let (_home, stamp) = folder();
        assert!(stamp.claim(&moment(100)).unwrap());
        // West of there the day goes on when it is over at home.
        let west = Moment {
            now: DAY + 10,
            next_day: DAY + 6 * 3600,
            ..moment(100)
        };
        assert!(!stamp.claim(&west).unwrap());
        assert!(stamp.claim(&moment(DAY + 6 * 3600)).unwrap());
    }

    #[test]
    fn where_nothing_can_be_written_nobody_is_greeted() {
        assert!(
            Stamp::new(Path::new("/proc/selfcare"))
                .claim(&moment(0))
                .is_err()
        );
    }
}
