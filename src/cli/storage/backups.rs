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
    /// `2026-11`, or `2026-11-22T07-41-03-before-erase`: in order of time.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// How many bytes it has.
    pub(crate) bytes: u64,
}

impl Backup {
    /// Whether it was made before an older copy was put in the journal's place: then that the journal holds less is meant.
    pub(crate) fn is_before_restore(&self) -> bool {
        self.name.contains(&format!("-before-{}", Act::Restore))
    }

    /// Whether it is a month's, and not one made before a rewrite.
    fn is_monthly(&self) -> bool {
        !self.name.contains("-before-")
    }

    /// Whether it is a conflict copy that was put by.
    fn is_put_by(&self) -> bool {
        self.name.contains("-merged")
    }
}

impl Store {
    /// The copies that are kept, the oldest first. What else lies in their folder is no copy.
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
            Err(err) if err.kind() == ErrorKind::NotFound => self.copy_to(&path),
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
        self.copy_to(&path)
            .map_err(|err| could_not("keep a copy of the journal as", &path, &err))?;
        Ok(path.exists().then_some(path))
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

    fn copy_to(&self, path: &Path) -> io::Result<()> {
        let mut journal = match file::open_to_read(&self.target) {
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(()),
            answer => answer?,
        };
        let found = journal.metadata()?;
        file::plain(&found)?;
        if found.len() == 0 {
            return Ok(());
        }
        let folder = self.store.backups();
        folders::make(&folder)?;
        copy(&mut journal, &folder)?.stand(path)?;
        self.let_go_of_old_ones()
    }

    /// Keeps the newest twelve of each kind, and every conflict copy that was put by.
    fn let_go_of_old_ones(&self) -> io::Result<()> {
        let mut kept = self.store.kept().map_err(io::Error::other)?;
        kept.retain(|backup| !backup.is_put_by());
        let (months, before): (Vec<_>, Vec<_>) = kept.into_iter().partition(Backup::is_monthly);
        for kind in [months, before] {
            let old = kind.len().saturating_sub(KEPT);
            for backup in &kind[..old] {
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
            locked.keep_before(Act::Merge, &moment).unwrap();
        }
        File::create(store.backups().join("mine.txt")).unwrap();

        let names = names(&store);
        assert_eq!(names.len(), 24);
        assert_eq!(names[0], "2026-03");
        assert_eq!(names[23], "2026-14");
        assert_eq!(names[9], "2026-11-03T07-41-03-before-merge");
        assert!(store.backups().join("mine.txt").exists());
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
