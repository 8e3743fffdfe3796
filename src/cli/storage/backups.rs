//! Copies of the journal as it was: at the first change of a month, and before every rewrite. Twelve of each are kept.

use std::{
    fmt,
    fs::{self, File},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::{Locked, Store, fault::could_not, file, folders, whole};

/// How many of each kind are kept: a year of months.
const KEPT: usize = 12;

/// Why the whole journal is written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Something is truly removed.
    Erase,
    /// Another machine's records come in.
    Merge,
    /// A copy comes back.
    Restore,
}

impl Act {
    const ALL: [Self; 3] = [Self::Erase, Self::Merge, Self::Restore];
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Erase => "erase",
            Self::Merge => "merge",
            Self::Restore => "restore",
        })
    }
}

/// A copy that is kept, by the name of its file without the ending.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Backup {
    /// `2026-11`, or `2026-11-22T07-41-03-before-erase`: in the order that the clocks of then told.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// How many bytes it has.
    pub(crate) bytes: u64,
}

/// What a copy was made for, as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The first change of a month.
    Month,
    /// A rewrite.
    Before(Act),
    /// It is a conflict copy that was put by.
    PutBy,
    /// Somebody else put it there: never let go of, and no sign of what the journal once held.
    Other,
}

impl Kind {
    fn of(name: &str) -> Self {
        if has_shape(name, "0000-00") {
            return Self::Month;
        }
        let (moment, what) = name.split_at_checked(MOMENT.len()).unwrap_or_default();
        if !has_shape(moment, MOMENT) {
            return Self::Other;
        }
        let is_before = |act: &Act| what.starts_with(&format!("-before-{act}"));
        match Act::ALL.into_iter().find(is_before) {
            Some(act) => Self::Before(act),
            None if what.starts_with("-merged") => Self::PutBy,
            None => Self::Other,
        }
    }
}

/// A moment in a name.
const MOMENT: &str = "0000-00-00T00-00-00";

/// Whether a text is this one, with any digits in place of its zeros.
fn has_shape(text: &str, shape: &str) -> bool {
    let is_same = |(is, has): (u8, u8)| is == has || has == b'0' && is.is_ascii_digit();
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(is_same)
}

impl Backup {
    /// Whether it was made before another journal was brought in: what that one had erased is gone here, too.
    pub(crate) fn is_before_merge(&self) -> bool {
        self.kind() == Kind::Before(Act::Merge)
    }

    /// Whether it was made before an older copy was put in the journal's place: then that the journal holds less is meant.
    pub(crate) fn is_before_restore(&self) -> bool {
        self.kind() == Kind::Before(Act::Restore)
    }

    /// Whether it was made here, and so tells what the journal held.
    pub(crate) fn is_ours(&self) -> bool {
        self.kind() != Kind::Other
    }

    fn kind(&self) -> Kind {
        Kind::of(&self.name)
    }
}

impl Store {
    /// The copies that are kept, by name. What else lies in their folder is no copy; a journal that somebody put there is.
    ///
    /// # Errors
    ///
    /// When their folder is there and cannot be listed.
    pub(crate) fn kept(&self) -> anyhow::Result<Vec<Backup>> {
        let folder = self.backups();
        let entries = match fs::read_dir(&folder) {
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            answer => answer,
        };
        let list = |entries: fs::ReadDir| {
            let mut kept = Vec::new();
            for entry in entries {
                kept.extend(backup(&entry?.path())?);
            }
            kept.sort();
            Ok(kept)
        };
        entries
            .and_then(list)
            .map_err(|err| could_not("look into", &folder, &err))
    }
}

/// The copy that a file is; none when it is something else, or has gone meanwhile.
fn backup(path: &Path) -> io::Result<Option<Backup>> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name
        .and_then(|name| name.strip_suffix(".jsonl"))
        .filter(|name| !name.starts_with('.'));
    let found = match fs::symlink_metadata(path) {
        Err(err) if err.kind() == ErrorKind::NotFound => return Ok(None),
        answer => answer?,
    };
    Ok(name.filter(|_| found.is_file()).map(|name| Backup {
        name: name.to_owned(),
        path: path.to_owned(),
        bytes: found.len(),
    }))
}

impl Locked {
    /// Keeps a copy of the journal as it is before the first change of a month, named like `2026-11`. One that stands
    /// is left, so this costs one look.
    ///
    /// # Errors
    ///
    /// When the copy cannot be made whole; the journal is as it was.
    pub(crate) fn keep_month(&self, month: &str) -> anyhow::Result<()> {
        let path = self.store.backups().join(format!("{month}.jsonl"));
        let keep = || match fs::symlink_metadata(&path) {
            Err(err) if err.kind() == ErrorKind::NotFound => {
                self.copy_to(&path)?;
                self.let_go_of_old_ones(&path)
            }
            answer => answer.map(|_| ()),
        };
        keep().map_err(|err| could_not("keep a copy of the journal as", &path, &err))?;
        Ok(())
    }

    /// Keeps a copy of the journal as it is before it is written anew; none when there is nothing to keep. The moment is
    /// RFC 3339.
    ///
    /// # Errors
    ///
    /// When the copy cannot be made whole.
    pub(super) fn keep_before(&self, act: Act, moment: &str) -> anyhow::Result<Option<PathBuf>> {
        let path = self.free_name(moment, &format!("before-{act}"));
        let is_made = self
            .copy_to(&path)
            .map_err(|err| could_not("keep a copy of the journal as", &path, &err))?;
        Ok(is_made.then_some(path))
    }

    /// A name that no copy has: `2026-11-22T07-41-03-before-erase.jsonl`, and with a number at the end where that is taken.
    pub(super) fn free_name(&self, moment: &str, what: &str) -> PathBuf {
        let moment = moment.get(..19).unwrap_or(moment).replace(':', "-");
        let folder = self.store.backups();
        let free = (1..=u32::MAX)
            .map(|number| match number {
                1 => folder.join(format!("{moment}-{what}.jsonl")),
                _ => folder.join(format!("{moment}-{what}-{number}.jsonl")),
            })
            .find(|path| fs::symlink_metadata(path).is_err());
        free.unwrap_or(folder)
    }

    /// Says whether there was something to copy.
    fn copy_to(&self, path: &Path) -> io::Result<bool> {
        let mut journal = match file::open_to_read(&self.target) {
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(false),
            answer => answer?,
        };
        let found = journal.metadata()?;
        file::plain(&found)?;
        if found.len() == 0 {
            return Ok(false);
        }
        let folder = self.store.backups();
        folders::make(&folder)?;
        copy(&mut journal, &folder)?.stand(path)?;
        Ok(true)
    }

    /// Keeps the newest twelve of each kind, and whatever is of no kind that is made again and again. The one that was made
    /// just now stays: a clock that was set back since the others must not make it the oldest.
    pub(super) fn let_go_of_old_ones(&self, made: &Path) -> io::Result<()> {
        let kept = self.store.kept().map_err(io::Error::other)?;
        let is_month = |backup: &&Backup| backup.kind() == Kind::Month;
        let is_before = |backup: &&Backup| matches!(backup.kind(), Kind::Before(_));
        let months: Vec<_> = kept.iter().filter(is_month).collect();
        let before: Vec<_> = kept.iter().filter(is_before).collect();
        for kind in [months, before] {
            let old = kind.len().saturating_sub(KEPT);
            let others = kind.iter().filter(|backup| backup.path != made);
            for backup in others.take(old) {
                fs::remove_file(&backup.path)?;
            }
        }
        Ok(())
    }
}

fn copy(journal: &mut File, folder: &Path) -> io::Result<whole::Whole> {
    whole::write(folder, |new| whole::copy(journal, new))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    use super::*;

    fn names(store: &Store) -> Vec<String> {
        let kept = store.kept().unwrap();
        kept.into_iter().map(|backup| backup.name).collect()
    }

    #[test]
    fn a_month_has_one_copy_and_it_is_of_its_beginning() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().join("data"));
        let mut locked = store.lock().unwrap();

        locked.keep_month("2026-10").unwrap();
        assert_eq!(names(&store), [""; 0], "there was nothing to keep");
        locked.append(b"one\n").unwrap();
        locked.keep_month("2026-11").unwrap();
        locked.append(b"two\n").unwrap();
        locked.keep_month("2026-11").unwrap();

        let [kept] = &store.kept().unwrap()[..] else {
            panic!("one copy");
        };
        assert_eq!((&*kept.name, kept.bytes), ("2026-11", 4));
        assert_eq!(fs::read(&kept.path).unwrap(), b"one\n");
        let found = fs::metadata(&kept.path).unwrap();
        assert_eq!(found.permissions().mode() & 0o7777, 0o600);
        assert_eq!(found.nlink(), 1);
        let folder = fs::metadata(store.backups()).unwrap();
        assert_eq!(folder.permissions().mode() & 0o7777, 0o700);
    }

    #[test]
    fn twelve_of_each_kind_are_kept() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_owned());
        let mut locked = store.lock().unwrap();
        locked.append(b"one\n").unwrap();
        for month in 1..=14 {
            locked.keep_month(&format!("2026-{month:02}")).unwrap();
            let moment = format!("2026-11-{month:02}T07:41:03+01:00");
            merge(&mut locked, &moment);
        }
        let names = names(&store);
        assert_eq!(names.len(), 24);
        assert_eq!(names[0], "2026-03");
        assert_eq!(names[23], "2026-14");
        assert_eq!(names[9], "2026-11-03T07-41-03-before-merge");
    }

    fn merge(locked: &mut Locked, moment: &str) -> PathBuf {
        let all = |old: &mut dyn io::BufRead, new: &mut dyn io::Write| io::copy(old, new).map(drop);
        let made = locked.rewrite(Act::Merge, moment, all, |_| Ok(()));
        made.unwrap().expect("a copy")
    }

    #[test]
    fn what_somebody_else_keeps_there_stays() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_owned());
        let mut locked = store.lock().unwrap();
        locked.append(b"one\n").unwrap();
        fs::create_dir(store.backups()).unwrap();
        let theirs = [
            "mine.txt",
            "2019-archive.jsonl",
            "old-before-merge.jsonl",
            "2026-11-01T07-41-03-merged.jsonl",
        ];
        for name in theirs {
            File::create(store.backups().join(name)).unwrap();
        }
        for month in 1..=14 {
            locked.keep_month(&format!("2026-{month:02}")).unwrap();
            merge(&mut locked, &format!("2026-11-{month:02}T07:41:03+01:00"));
        }
        assert_eq!(names(&store).len(), 24 + theirs.len() - 1);
        assert!(
            theirs
                .iter()
                .all(|name| store.backups().join(name).exists())
        );
    }

    #[test]
    fn the_newest_copy_stays_though_a_clock_once_ran_ahead() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_owned());
        let mut locked = store.lock().unwrap();
        locked.append(b"one\n").unwrap();
        for day in 1..=12 {
            merge(&mut locked, &format!("2027-01-{day:02}T07:41:03+01:00"));
        }
        let made = merge(&mut locked, "2026-11-22T07:41:03+01:00");
        assert!(made.exists());
        let names = names(&store);
        assert_eq!(names.len(), 12);
        assert_eq!(names[1], "2027-01-02T07-41-03-before-merge");
    }

    #[test]
    fn an_erasing_costs_no_older_copy_since_its_own_goes_at_once() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_owned());
        let mut locked = store.lock().unwrap();
        locked.append(b"one\n").unwrap();
        for day in 1..=12 {
            merge(&mut locked, &format!("2026-10-{day:02}T07:41:03+01:00"));
        }
        let all = |old: &mut dyn io::BufRead, new: &mut dyn io::Write| io::copy(old, new).map(drop);
        let moment = "2026-11-22T07:41:03+01:00";
        let made = locked.rewrite(Act::Erase, moment, all, |_| Ok(()));
        fs::remove_file(made.unwrap().expect("a copy")).unwrap();
        assert_eq!(names(&store).len(), 12);
    }

    #[test]
    fn two_in_one_second_are_two_copies() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_owned());
        let mut locked = store.lock().unwrap();
        locked.append(b"one\n").unwrap();

        let moment = "2026-11-22T07:41:03+01:00";
        let first = locked.keep_before(Act::Erase, moment).unwrap().unwrap();
        let second = locked.keep_before(Act::Erase, moment).unwrap().unwrap();
        assert_ne!(first, second);
        assert!(first.ends_with("2026-11-22T07-41-03-before-erase.jsonl"));
        assert!(second.ends_with("2026-11-22T07-41-03-before-erase-2.jsonl"));
    }
}
