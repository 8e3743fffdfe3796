//! `selfcare init SHELL --install`: one block in a profile, and every other byte as it was.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::shells::home;

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
    put(&home.home().join(".profile"), ". ~/.bashrc\n");
    (home, profile)
}

#[test]
fn a_block_goes_in_once_and_comes_out_again() {
    let (home, profile) = with("alias x=y\n");
    assert_data_eq!(
        home.ok(["init", "bash", "--install", "--root"]),
        str![[r#"
~/.bashrc greets you from now on, in every new shell.
As it was before: ~/.bashrc.before-selfcare
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
As it was before: ~/.bashrc.before-selfcare-2
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
As it was before: ~/.bashrc.before-selfcare-3
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
        assert_eq!(copies.count(), 3);
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

#[test]
fn who_logs_in_to_bash_hears_what_else_it_needs() {
    let home = home();
    assert_data_eq!(
        home.ok(["init", "bash", "--install", "--root"]),
        str![[r#"
~/.bashrc greets you from now on, in every new shell.
As it was before: ~/.bashrc.before-selfcare
Out again: selfcare init bash --uninstall
Login shells (over ssh, and in some windows) do not read ~/.bashrc here.
This line in ~/.bash_profile changes that:
  if [ -r ~/.bashrc ]; then . ~/.bashrc; fi

"#]]
    );
    put(&home.home().join(".profile"), "# reads .bashrc some day\n");
    let said = home.ok(["init", "bash", "--install", "--root"]);
    assert!(
        said.contains("line in ~/.profile changes that:\n"),
        "{said}"
    );
    put(
        &home.home().join(".bash_login"),
        "[ -r ~/.bashrc ] && . ~/.bashrc\n",
    );
    let said = home.ok(["init", "bash", "--install", "--root"]);
    assert!(!said.contains("Login"), "{said}");
}
