//! A file system of its own, in a file, for as long as a trial takes.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A mounted file system, gone with this value.
pub(crate) struct Mounted {
    folder: TempDir,
    kind: &'static str,
}

impl Mounted {
    /// Makes and mounts one of so many MiB.
    pub(crate) fn new(kind: &'static str, size: u64) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mounted = Self { folder, kind };
        std::fs::create_dir(mounted.path()).expect("a folder");
        if kind == "tmpfs" {
            let size = format!("size={size}m");
            run(
                "mount",
                [
                    "-t".as_ref(),
                    "tmpfs".as_ref(),
                    "-o".as_ref(),
                    OsStr::new(&size),
                    "none".as_ref(),
                    mounted.path().as_os_str(),
                ],
            );
            return mounted;
        }
        let image = std::fs::File::create(mounted.image()).expect("an image");
        image.set_len(size << 20).expect("an image");
        run(
            &format!("mkfs.{kind}"),
            ["-q".as_ref(), mounted.image().as_os_str()],
        );
        mounted.mount();
        mounted
    }

    /// Where it is.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("mounted")
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn mount(&self) {
        let (kind, image, path) = (self.kind, self.image(), self.path());
        run(
            "mount",
            [
                "-t".as_ref(),
                kind.as_ref(),
                "-o".as_ref(),
                "loop".as_ref(),
                image.as_os_str(),
                path.as_os_str(),
            ],
        );
    }

    /// Takes the power: what is not on the disk by now never will be (`FS_IOC_SHUTDOWN`, without a flush of its log).
    pub(crate) fn cut_power(&self) {
        let cut = r#"open(my $it, "<", $ARGV[0]) or die; my $how = pack("L", 2); ioctl($it, 0x8004587d, $how) or die $!"#;
        run(
            "perl",
            ["-e".as_ref(), cut.as_ref(), self.path().as_os_str()],
        );
    }

    /// The machine starts again.
    pub(crate) fn power_again(&self) {
        run("umount", [self.path()]);
        self.mount();
    }

    /// Mounts it anew with other options, such as `ro`.
    pub(crate) fn again(&self, options: &str) {
        let options = format!("remount,{options}");
        run(
            "mount",
            ["-o".as_ref(), OsStr::new(&options), self.path().as_os_str()],
        );
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = tool("umount").arg("-l").arg(self.path()).status();
    }
}

/// A tool of the system, some of which are where only root looks.
fn tool(name: &str) -> Command {
    let found = ["/usr/sbin", "/sbin"].map(|folder| Path::new(folder).join(name));
    let found = found.into_iter().find(|path| path.is_file());
    let mut command = Command::new(found.unwrap_or_else(|| name.into()));
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command
}

#[track_caller]
pub(crate) fn run<S: AsRef<OsStr>>(name: &str, args: impl IntoIterator<Item = S>) {
    let output = tool(name).args(args).output().expect("a tool");
    assert!(output.status.success(), "{name}: {output:?}");
}
