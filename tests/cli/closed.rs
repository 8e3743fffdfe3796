//! A folder that may not be written to: that is said before anything is asked, and `doctor` sees it.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::anyone::{by_anyone, own_copy};
use crate::sandbox::Sandbox;
use crate::traced::skipped;

#[test]
fn who_may_not_write_is_told_before_the_first_question() {
    if !Path::new("/usr/bin/script").exists() {
        skipped("a terminal of another user, for want of script");
        return;
    }
    let home = Sandbox::new();
    let program = &own_copy(&home);
    std::fs::create_dir_all(home.folder()).expect("the folder");
    let may_write = |mode| {
        std::fs::set_permissions(home.folder(), PermissionsExt::from_mode(mode)).expect("a mode");
    };
    let checkin = format!("{program} checkin");
    let asks = ["-qec", &checkin, "/dev/null"];

    may_write(0o500);
    let asked = by_anyone(&home, "script", &asks);
    let said = String::from_utf8_lossy(&asked.stdout).into_owned();
    assert_eq!(asked.status.code(), Some(2), "{said}");
    assert!(said.contains("could not write to ~/"), "{said}");
    assert!(!said.contains("Are you well?"), "{said}");

    let doctor = by_anyone(&home, program, &["doctor"]);
    let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert_eq!(doctor.status.code(), Some(1), "{said}");
    assert!(
        said.contains("writing      could not write to ~/"),
        "{said}"
    );

    may_write(0o700);
    let asked = by_anyone(&home, "script", &asks);
    let said = String::from_utf8_lossy(&asked.stdout).into_owned();
    assert!(said.contains("Are you well?"), "{said}");
}
