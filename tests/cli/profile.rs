//! `selfcare init SHELL --install`: one block in a profile, and every other byte as it was.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::{assert_data_eq, str};

use crate::anyone::copy_to;
use crate::sandbox::Sandbox;
use crate::shells::{Shell, has, home, those};
use crate::traced::skipped;

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).expect("a file")
}

fn put(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// A home with a `.bashrc` of these bytes.
fn with(bytes: impl AsRef<[u8]>) -> (Sandbox, PathBuf) {
    let home = home();
    let profile = home.home().join(".bashrc");
    put(&profile, bytes);
    put(&home.home().join(".profile"), READS);
    (home, profile)
}

#[test]
fn a_block_goes_in_once_and_comes_out_again() {
    let (home, profile) = with("alias x=y\n");
    assert_data_eq!(
        home.ok(["init", "bash", "--install", "--root"]),
        str![[r#"
~/.bashrc greets you from now on, in every new shell.
Kept from before: ~/.bashrc.before-selfcare
Out again: selfcare init bash --uninstall

"#]]
    );
    let text = String::from_utf8(read(&profile)).expect("text");
    assert_data_eq!(
        text.replace(env!("CARGO_BIN_EXE_selfcare"), "[PROGRAM]"),
        str![[r#"
alias x=y
# >>> selfcare >>>
# Written by: selfcare init bash --install. Out again: selfcare init bash --uninstall
case $- in *i*)
    if command -v selfcare > /dev/null 2>&1; then
        eval "$(selfcare init bash --root 2> /dev/null)"
    elif command -v [PROGRAM] > /dev/null 2>&1; then
        eval "$([PROGRAM] init bash --root 2> /dev/null)"
    fi
;; esac
# <<< selfcare <<<

"#]]
    );
    assert_data_eq!(
        home.ok(["init", "bash", "--install", "--root"]),
        str![[r#"
~/.bashrc greets you already; nothing was changed.

"#]]
    );
    assert_eq!(read(&profile), text.as_bytes());
    assert_data_eq!(
        home.ok([
            "init",
            "bash",
            "--install",
            "--root",
            "--ask",
            "--alias",
            "m=log --grep 'the sea'"
        ]),
        str![[r#"
The block in ~/.bashrc is replaced; every new shell follows it.
Kept from before: ~/.bashrc.before-selfcare
Out again: selfcare init bash --uninstall

"#]]
    );
    let other = String::from_utf8(read(&profile)).expect("text");
    assert!(
        other.contains(
            r#"selfcare init bash --ask --root --alias 'm=log --grep '\''the sea'\''' 2>"#
        ) && other.matches("# >>> selfcare >>>").count() == 1,
        "{other}"
    );
    assert_data_eq!(
        home.ok(["init", "bash", "--uninstall"]),
        str![[r#"
The block is out of ~/.bashrc; the rest is as it was.
Kept from before: ~/.bashrc.before-selfcare
Shells that are open keep their greeting until they end.

"#]]
    );
    assert_eq!(read(&profile), b"alias x=y\n");
    assert_eq!(
        read(&home.home().join(".bashrc.before-selfcare")),
        b"alias x=y\n"
    );
    assert_data_eq!(
        home.ok(["init", "bash", "--uninstall"]),
        str![[r#"
There is no block of selfcare in ~/.bashrc; nothing was changed.

"#]]
    );
}

#[test]
fn whatever_the_bytes_are_they_come_back() {
    for bytes in [
        &b""[..],
        b"no end",
        b"crlf\r\nand more\r\n",
        b"crlf\r\nno end\r",
        b"\xff\xfe\0\x80\n\n\n",
    ] {
        let (home, profile) = with(bytes);
        home.ok(["init", "bash", "--install", "--root"]);
        assert!(read(&profile).starts_with(bytes) && read(&profile).len() > bytes.len());
        home.ok(["init", "bash", "--install", "--root", "--no-alias"]);
        home.ok(["init", "bash", "--uninstall"]);
        assert_eq!(read(&profile), bytes);
        // What stood there once is not kept twice.
        home.ok(["init", "bash", "--install", "--root"]);
        home.ok(["init", "bash", "--uninstall"]);
        let names = fs::read_dir(home.home()).expect("a folder").flatten();
        let copies = names.filter(|entry| entry.file_name().to_string_lossy().contains("before"));
        assert_eq!(copies.count(), usize::from(!bytes.is_empty()));
    }
}

#[test]
fn each_shell_has_its_own_file_and_one_made_for_the_block_goes_with_it() {
    let mut home = Sandbox::new();
    home.env("ZDOTDIR", &home.home().join("z").display().to_string());
    for (shell, path) in [
        ("bash", ".bashrc"),
        ("zsh", "z/.zshrc"),
        ("fish", ".config/fish/config.fish"),
        ("posix", ".profile"),
    ] {
        if shell == "bash" {
            put(&home.home().join(".bash_profile"), READS);
        }
        let said = home.ok(["init", shell, "--install", "--root"]);
        assert!(said.starts_with(&format!("~/{path} greets you")), "{said}");
        let profile = home.home().join(path);
        let mode = fs::metadata(&profile).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let printed = home.ok(["init", shell, "--print", "--root"]);
        let text = String::from_utf8(read(&profile)).expect("text");
        assert_eq!(
            text.replace("# This file was made for this block.\n", ""),
            printed
        );
        let said = home.ok(["init", shell, "--uninstall"]).replace('\n', " ");
        assert!(
            said.contains("was made for the block and held nothing else; it is removed."),
            "{said}"
        );
        assert!(!profile.exists());
    }
    home.env(
        "XDG_CONFIG_HOME",
        &home.home().join("x").display().to_string(),
    );
    home.ok(["init", "fish", "--install", "--root"]);
    assert!(home.home().join("x/fish/config.fish").exists());
}

#[test]
fn a_link_stays_a_link_and_a_mode_a_mode() {
    let (home, profile) = with("");
    let real = home.home().join("dotfiles/bashrc");
    put(&real, "alias x=y\n");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o755)).expect("a mode");
    fs::remove_file(&profile).expect("gone");
    symlink("dotfiles/bashrc", &profile).expect("a link");
    for what in [&["--install", "--root"][..], &["--uninstall"]] {
        home.ok([&["init", "bash"], what].concat());
        assert_eq!(
            fs::read_link(&profile).expect("a link"),
            Path::new("dotfiles/bashrc")
        );
        let mode = fs::metadata(&real).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o755);
    }
    assert_eq!(read(&real), b"alias x=y\n");
    assert!(home.home().join(".bashrc.before-selfcare").exists());

    // A link to nothing is followed, too, and is there again afterwards.
    fs::remove_file(&real).expect("gone");
    home.ok(["init", "bash", "--install", "--root"]);
    assert!(read(&real).starts_with(b"# >>> selfcare >>>\n"));
    home.ok(["init", "bash", "--uninstall"]);
    assert!(!real.exists() && profile.is_symlink());
}

#[test]
fn what_cannot_be_changed_safely_is_refused_and_stays_as_it_was() {
    let refused = |bytes: &str| {
        let (home, profile) = with(bytes);
        let said = home.refused(["init", "bash", "--install", "--root"]);
        assert_eq!(home.refused(["init", "bash", "--uninstall"]), said);
        assert_eq!(read(&profile), bytes.as_bytes());
        assert!(!home.home().join(".bashrc.before-selfcare").exists());
        said
    };
    assert_data_eq!(
        refused("x\n# >>> selfcare >>>\ny\n"),
        str![[r#"
error: could not change ~/.bashrc: line 2 begins a block of selfcare that does not end; take those lines out by hand, and try again

"#]]
    );
    assert_data_eq!(
        refused("# <<< selfcare <<<\n"),
        str![[r#"
error: could not change ~/.bashrc: line 1 ends a block of selfcare that does not begin; take those lines out by hand, and try again

"#]]
    );

    let (home, profile) = with("x\n");
    fs::set_permissions(&profile, fs::Permissions::from_mode(0o444)).expect("a mode");
    assert_data_eq!(
        home.refused(["init", "bash", "--install", "--root"]),
        str![[r#"
error: could not change ~/.bashrc: it is read-only

"#]]
    );
    fs::remove_file(&profile).expect("gone");
    fs::create_dir(&profile).expect("a folder");
    assert_data_eq!(
        home.refused(["init", "bash", "--install", "--root"]),
        str![[r#"
error: could not read ~/.bashrc: it is a folder, not a file

"#]]
    );
    home.refused(["init", "bash", "--install", "--uninstall"]);
    home.refused(["init", "bash", "--install", "--print"]);
    home.refused(["init", "bash", "--uninstall", "--ask"]);
}

/// Every file of a home with its bytes, but not those of the program.
fn everything(home: &Sandbox) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(home.home()).expect("a folder").flatten();
    let mut files: Vec<_> = files
        .filter(|file| file.path().is_file())
        .map(|file| {
            (
                file.file_name().to_string_lossy().into_owned(),
                read(&file.path()),
            )
        })
        .collect();
    files.sort();
    files
}

/// Those beside which nothing was kept.
fn without_copies(mut files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    files.retain(|(name, _)| !name.contains("before-selfcare"));
    files
}

const READS: &str = "[ -r ~/.bashrc ] && . ~/.bashrc\n";

#[test]
fn login_shells_of_bash_greet_too_and_every_byte_comes_back() {
    for (files, at_login) in [
        (&[][..], Some(".profile")),
        (&[(".profile", "x=y")], Some(".profile")),
        (&[(".profile", READS)], None),
        (&[(".profile", "# . ~/.bashrc\n")], Some(".profile")),
        (
            &[(".profile", READS), (".bash_login", "x=y\n")],
            Some(".bash_login"),
        ),
        (
            &[(".profile", READS), (".bash_profile", ". ~/.profile\n")],
            None,
        ),
        (
            &[(".bash_login", READS), (".bash_profile", "")],
            Some(".bash_profile"),
        ),
    ] {
        let home = home();
        for (name, text) in files {
            put(&home.home().join(name), text);
        }
        let before = everything(&home);
        let first = home.ok(["init", "bash", "--install", "--root"]);
        let second = home.ok(["init", "bash", "--install", "--root"]);
        let is_unchanged = second.ends_with("you already; nothing was changed.\n");
        assert!(is_unchanged, "{files:?}\n{second}");
        for (name, text) in everything(&home) {
            let text = String::from_utf8(text).expect("text");
            let has_block = text.contains("# >>> selfcare at login >>>\n");
            assert_eq!(has_block, Some(&*name) == at_login, "{files:?} {name}");
            if has_block {
                assert!(first.contains(&format!("~/{name}")), "{first}");
            }
        }
        for flags in [&["bash"][..], &["bash", "-l"]] {
            fs::remove_dir_all(home.home().join(".local/state")).unwrap_or_default();
            if has("bash") {
                let mut open = Shell::start(&home, flags);
                open.line("").line("bash -l").line("");
                let screen = open.screen();
                assert_eq!(open.greetings(), 1, "{files:?} {flags:?}\n{screen}");
                open.line("type checkin");
                assert!(open.screen().contains("aliased to"), "{files:?} {flags:?}");
            }
        }
        home.ok(["init", "bash", "--install", "--root", "--no-alias"]);
        home.ok(["init", "bash", "--uninstall"]);
        let mut after = everything(&home);
        after.retain(|(name, _)| name != ".bash_history");
        assert_eq!(without_copies(after), before, "{files:?}");
        let again = home.ok(["init", "bash", "--uninstall"]);
        assert!(again.starts_with("There is no block"), "{again}");
    }
}

#[test]
fn what_is_done_at_login_is_said() {
    let home = home();
    assert_data_eq!(
        home.ok(["init", "bash", "--install", "--root"]),
        str![[r#"
~/.bashrc and ~/.profile greet you from now on, in every new shell.
Login shells read no file here, so ~/.profile is made for them.
Kept from before: ~/.bashrc.before-selfcare
Out again: selfcare init bash --uninstall

"#]]
    );
    let text = String::from_utf8(read(&home.home().join(".profile"))).expect("text");
    assert_data_eq!(
        text.replace(env!("CARGO_BIN_EXE_selfcare"), "[PROGRAM]"),
        str![[r##"
# >>> selfcare at login >>>
# This file was made for this block.
# Written by: selfcare init bash --install. Out again: selfcare init bash --uninstall
if [ -n "${BASH_VERSION-}" ]; then
    case $- in *i*)
        if command -v selfcare > /dev/null 2>&1; then
            eval "$(selfcare init bash --root 2> /dev/null)"
        elif command -v [PROGRAM] > /dev/null 2>&1; then
            eval "$([PROGRAM] init bash --root 2> /dev/null)"
        fi
    ;; esac
fi
# <<< selfcare at login <<<

"##]]
    );
    assert_data_eq!(
        home.ok(["init", "bash", "--install", "--root", "--no-alias"]),
        str![[r#"
The blocks in ~/.bashrc and ~/.profile are replaced; every new shell follows
them.
Kept from before: ~/.bashrc.before-selfcare
Out again: selfcare init bash --uninstall

"#]]
    );
    assert_data_eq!(
        home.ok(["init", "bash", "--uninstall"]),
        str![[r#"
The block is out of ~/.bashrc; the rest is as it was.
~/.profile was made for the block and held nothing else; it is removed.
Kept from before: ~/.bashrc.before-selfcare
Shells that are open keep their greeting until they end.

"#]]
    );

    put(&home.home().join(".bash_profile"), "x=y\n");
    assert_data_eq!(
        home.ok(["init", "bash", "--install", "--root"]),
        str![[r#"
~/.bashrc and ~/.bash_profile greet you from now on, in every new shell.
Login shells read ~/.bash_profile and not ~/.bashrc, so it has a block of
its own.
Kept from before: ~/.bashrc.before-selfcare
Kept from before: ~/.bash_profile.before-selfcare
Out again: selfcare init bash --uninstall

"#]]
    );
    assert_data_eq!(
        home.ok(["init", "bash", "--uninstall"]),
        str![[r#"
The block is out of ~/.bashrc and ~/.bash_profile; the rest is as it was.
Kept from before: ~/.bashrc.before-selfcare
Kept from before: ~/.bash_profile.before-selfcare
Shells that are open keep their greeting until they end.

"#]]
    );
    let said = home.ok(["init", "posix", "--install", "--root"]);
    assert!(
        said.contains("from now on, in every new login shell."),
        "{said}"
    );
}

#[test]
fn without_a_home_in_the_environment_the_profile_is_that_of_the_systems_list_of_users() {
    let home = Sandbox::new();
    copy_to(&home.home().join("selfcare"));
    // The real home folder is covered by another one, for this command alone.
    let covered = |script: &str| {
        let script = format!("here=$(echo ~root) && mount --bind . \"$here\" && {script}");
        Command::new("unshare")
            .args(["--mount", "sh", "-c", &script])
            .current_dir(home.home())
            .env_remove("HOME")
            .output()
    };
    let is_root = rustix::process::geteuid().is_root();
    if !is_root || !covered("true").is_ok_and(|ran| ran.status.success()) {
        skipped("a profile without HOME, for want of rights");
        return;
    }
    let ran = covered("\"$here/selfcare\" init bash --install --root").expect("a shell");
    assert!(ran.status.success(), "{ran:?}");
    let profile = String::from_utf8(read(&home.home().join(".bashrc"))).expect("text");
    assert!(profile.contains("init bash --root"), "{profile}");
}

#[test]
fn dash_and_a_strict_sh_read_the_block_of_bash_in_silence() {
    for shell in those(&["dash", "bash"]) {
        let home = home();
        home.ok(["init", "bash", "--install", "--root"]);
        let mut command = Command::new(shell);
        let script = "set -eu; . ~/.profile; echo done";
        let ran = command
            .args(["-c", script])
            .env_clear()
            .env("HOME", home.home())
            .output()
            .expect("a shell");
        assert_eq!(ran.stdout, b"done\n", "{shell}");
        assert_eq!(ran.stderr, b"", "{shell}");
    }
}

#[test]
fn where_a_login_file_cannot_be_changed_nothing_is() {
    let (home, profile) = with("x\n");
    let login = home.home().join(".bash_profile");
    put(&login, "x=y\n");
    fs::set_permissions(&login, fs::Permissions::from_mode(0o444)).expect("a mode");
    assert_data_eq!(
        home.refused(["init", "bash", "--install", "--root"]),
        str![[r#"
error: could not change ~/.bash_profile: it is read-only

"#]]
    );
    assert_eq!(read(&profile), b"x\n");
}

#[test]
fn what_is_a_persons_own_is_kept_once_and_nothing_else_is() {
    let copies = |home: &Sandbox| {
        let mut all = everything(home);
        all.retain(|(name, _)| name.contains("before-selfcare"));
        all
    };
    let (home, profile) = with("alias x=y\n");
    for flags in [&[][..], &["--ask"], &["--no-alias"]] {
        home.ok([&["init", "bash", "--install", "--root"], flags].concat());
        home.ok(["init", "bash", "--uninstall"]);
        home.ok([&["init", "bash", "--install", "--root"], flags].concat());
    }
    let first = (
        ".bashrc.before-selfcare".to_owned(),
        b"alias x=y\n".to_vec(),
    );
    assert_eq!(copies(&home), [first]);
    // What was written in the meantime is kept, too.
    let more = [&b"mine\n"[..], &read(&profile)].concat();
    put(&profile, &more);
    let said = home.ok(["init", "bash", "--uninstall"]);
    assert!(
        said.contains("Kept from before: ~/.bashrc.before-selfcare-2\n"),
        "{said}"
    );
    assert_eq!(copies(&home)[1].1, more);

    let home = Sandbox::new();
    home.ok(["init", "zsh", "--install", "--root"]);
    home.ok(["init", "zsh", "--install", "--root", "--ask"]);
    home.ok(["init", "zsh", "--uninstall"]);
    assert_eq!(everything(&home), []);
}
