//! A folder that may not be written to: that is said before anything is asked, and `doctor` sees it.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
use std::path::Path;
use std::process::{Command, Output};

use crate::sandbox::Sandbox;
use crate::traced::skipped;

/// A command of a user who may not write there: of nobody, where the tests are root's.
fn by_who_may_not(home: &Sandbox, program: &str, args: &[&str]) -> Output {
    let me = std::fs::metadata("/proc/self").expect("this process");
    let mut command = if me.uid() == 0 {
        let nobodys = Command::new("chown")
            .args(["-R", "65534:65534"])
            .arg(home.home())
            .status();
        assert!(nobodys.expect("chown").success());
        let mut nobody = Command::new("setpriv");
        nobody
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(program);
        nobody
    } else {
        Command::new(program)
    };
    command.args(args).env_clear().env("PATH", "/usr/bin:/bin");
    for (name, value) in home.command().get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command.output().expect("the program")
}

#[test]
fn who_may_not_write_is_told_before_the_first_question() {
    if !Path::new("/usr/bin/script").exists() {
        skipped("a terminal of another user, for want of script");
        return;
    }
    let home = Sandbox::new();
    let program = home.home().join("selfcare");
    std::fs::copy(env!("CARGO_BIN_EXE_selfcare"), &program).expect("the program");
    let program = program.to_str().expect("UTF-8");
    std::fs::create_dir_all(home.folder()).expect("the folder");
    let may_write = |mode| {
        std::fs::set_permissions(home.folder(), PermissionsExt::from_mode(mode)).expect("a mode");
    };
    let checkin = format!("{program} checkin");
    let asks = ["-qec", &checkin, "/dev/null"];

    may_write(0o500);
    let asked = by_who_may_not(&home, "script", &asks);
    let said = String::from_utf8_lossy(&asked.stdout).into_owned();
    assert_eq!(asked.status.code(), Some(2), "{said}");
    assert!(said.contains("could not write to ~/"), "{said}");
    assert!(!said.contains("Are you well?"), "{said}");

    let doctor = by_who_may_not(&home, program, &["doctor"]);
    let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert_eq!(doctor.status.code(), Some(1), "{said}");
    assert!(
        said.contains("writing      could not write to ~/"),
        "{said}"
    );

    may_write(0o700);
    let asked = by_who_may_not(&home, "script", &asks);
    let said = String::from_utf8_lossy(&asked.stdout).into_owned();
    assert!(said.contains("Are you well?"), "{said}");
}
