//! Somebody who may not write everywhere, as root may: whoever runs the tests, or nobody where that is root.

use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::{Command, Output};

use crate::sandbox::Sandbox;

/// The program where such a one may run it.
pub(crate) fn own_copy(home: &Sandbox) -> String {
    let program = home.home().join("selfcare");
    copy_to(&program);
    program.into_os_string().into_string().expect("UTF-8")
}

/// Copies the program, and waits until it can be started: what another test starts while the copy is being written holds it
/// open for a moment.
pub(crate) fn copy_to(place: &Path) {
    std::fs::copy(env!("CARGO_BIN_EXE_selfcare"), place).expect("the program");
    let is_busy = || {
        let mut program = Command::new(place);
        let started = program.env_clear().arg("--version").output();
        started.is_err_and(|err| err.kind() == ErrorKind::ExecutableFileBusy)
    };
    while is_busy() {}
}

/// Runs a program as such a one, whose the home then is.
pub(crate) fn by_anyone(home: &Sandbox, program: &str, args: &[&str]) -> Output {
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
