//! Where the journal and the configuration are, and who said so.

use std::{
    ffi::{OsStr, OsString},
    fmt,
    path::{Path, PathBuf},
};

use super::fault::Shown;

/// The environment as far as paths depend on it. An empty variable counts as unset.
#[derive(Clone, Debug, Default)]
pub(crate) struct Env {
    /// `SELFCARE_DIR`: the data folder itself.
    pub(crate) selfcare_dir: Option<OsString>,
    /// `SELFCARE_CONFIG`: the configuration file itself.
    pub(crate) selfcare_config: Option<OsString>,
    /// `XDG_DATA_HOME`: what holds the data folder.
    pub(crate) xdg_data_home: Option<OsString>,
    /// `XDG_CONFIG_HOME`: what holds the configuration's folder.
    pub(crate) xdg_config_home: Option<OsString>,
    /// `XDG_STATE_HOME`: what holds the folder of what may be lost.
    pub(crate) xdg_state_home: Option<OsString>,
    /// `HOME`.
    pub(crate) home: Option<OsString>,
}

/// Who said where something is, so that a person can be told why it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SaidBy {
    /// The variable `SELFCARE_DIR`.
    SelfcareDir,
    /// The variable `SELFCARE_CONFIG`.
    SelfcareConfig,
    /// The variable `XDG_DATA_HOME`.
    XdgDataHome,
    /// The variable `XDG_CONFIG_HOME`.
    XdgConfigHome,
    /// Nobody: it is where it is for everyone, in the home folder.
    Default,
}

impl fmt::Display for SaidBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SelfcareDir => "SELFCARE_DIR",
            Self::SelfcareConfig => "SELFCARE_CONFIG",
            Self::XdgDataHome => "XDG_DATA_HOME",
            Self::XdgConfigHome => "XDG_CONFIG_HOME",
            Self::Default => "default",
        })
    }
}

/// An absolute path that remembers who said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Where, whether or not something is there.
    pub(crate) path: PathBuf,
    /// Who said so.
    pub(crate) said_by: SaidBy,
}

/// The folder of the journal: `$SELFCARE_DIR`, else `$XDG_DATA_HOME/selfcare`, else `~/.local/share/selfcare`.
///
/// The same on macOS, so that one folder serves a person's every machine. Never the current folder: a journal must not be
/// scattered, nor another one begun.
///
/// # Errors
///
/// When `SELFCARE_DIR` or the home folder is not a whole path, or no home folder is known.
pub(crate) fn data_folder(env: &Env) -> anyhow::Result<Place> {
    find(
        env,
        &Wanted {
            own: (SaidBy::SelfcareDir, env.selfcare_dir.as_deref()),
            xdg: (SaidBy::XdgDataHome, env.xdg_data_home.as_deref()),
            in_xdg: "selfcare",
            in_home: ".local/share/selfcare",
        },
    )
}

/// The configuration file: `$SELFCARE_CONFIG`, else `$XDG_CONFIG_HOME/selfcare/config.toml`, else the same in `~/.config`.
///
/// # Errors
///
/// When `SELFCARE_CONFIG` or the home folder is not a whole path, or no home folder is known.
pub(crate) fn config_file(env: &Env) -> anyhow::Result<Place> {
    find(
        env,
        &Wanted {
            own: (SaidBy::SelfcareConfig, env.selfcare_config.as_deref()),
            xdg: (SaidBy::XdgConfigHome, env.xdg_config_home.as_deref()),
            in_xdg: "selfcare/config.toml",
            in_home: ".config/selfcare/config.toml",
        },
    )
}

/// The folder of what may be lost without harm, such as the daily stamp: `$XDG_STATE_HOME/selfcare`, else
/// `~/.local/state/selfcare`. None without a home folder.
pub(crate) fn state_folder(env: &Env) -> Option<PathBuf> {
    let whole = |variable| said(variable).filter(|path| path.is_absolute());
    whole(env.xdg_state_home.as_deref())
        .map(|state| state.join("selfcare"))
        .or_else(|| Some(whole(env.home.as_deref())?.join(".local/state/selfcare")))
}

/// The variables asked in turn, and where things are below them.
struct Wanted<'a> {
    own: (SaidBy, Option<&'a OsStr>),
    xdg: (SaidBy, Option<&'a OsStr>),
    in_xdg: &'a str,
    in_home: &'a str,
}

fn find(env: &Env, wanted: &Wanted<'_>) -> anyhow::Result<Place> {
    let (said_by, own) = wanted.own;
    if let Some(path) = said(own) {
        anyhow::ensure!(
            path.is_absolute(),
            "invalid path in {said_by}: {} (give it whole, from the first /)",
            Shown(path)
        );
        return Ok(Place {
            path: path.to_path_buf(),
            said_by,
        });
    }

    // A relative one is to be ignored: XDG Base Directory Specification, "Basics".
    let (said_by, xdg) = wanted.xdg;
    if let Some(path) = said(xdg).filter(|path| path.is_absolute()) {
        return Ok(Place {
            path: path.join(wanted.in_xdg),
            said_by,
        });
    }

    Ok(Place {
        path: home(env, wanted.own.0)?.join(wanted.in_home),
        said_by: SaidBy::Default,
    })
}

/// The home folder: the variable, else what the system's list of users says.
///
/// Of `dirs` only this is asked: its data folder would be another one on macOS when `HOME` is unset, as in a launch agent.
fn home(env: &Env, way_out: SaidBy) -> anyhow::Result<PathBuf> {
    if let Some(home) = said(env.home.as_deref()) {
        anyhow::ensure!(
            home.is_absolute(),
            "invalid path in HOME: {} (set {way_out} to a whole path)",
            Shown(home)
        );
        return Ok(home.to_path_buf());
    }

    dirs::home_dir()
        .filter(|home| home.is_absolute())
        .ok_or_else(|| anyhow::anyhow!("no home folder: set HOME, or {way_out} to a whole path"))
}

fn said(variable: Option<&OsStr>) -> Option<&Path> {
    variable.filter(|value| !value.is_empty()).map(Path::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Env {
        let value = |name| {
            pairs
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| OsString::from(value))
        };
        Env {
            selfcare_dir: value("SELFCARE_DIR"),
            selfcare_config: value("SELFCARE_CONFIG"),
            xdg_data_home: value("XDG_DATA_HOME"),
            xdg_config_home: value("XDG_CONFIG_HOME"),
            xdg_state_home: value("XDG_STATE_HOME"),
            home: value("HOME"),
        }
    }

    fn said(place: anyhow::Result<Place>) -> String {
        match place {
            Ok(place) => format!("{} ({})", place.path.display(), place.said_by),
            Err(err) => format!("{err:#}"),
        }
    }

    #[test]
    fn the_nearest_word_wins() {
        let all = [
            ("SELFCARE_DIR", "/s"),
            ("XDG_DATA_HOME", "/x"),
            ("HOME", "/home/ada"),
        ];

        assert_eq!(said(data_folder(&env(&all))), "/s (SELFCARE_DIR)");
        assert_eq!(
            said(data_folder(&env(&all[1..]))),
            "/x/selfcare (XDG_DATA_HOME)"
        );
        assert_eq!(
            said(data_folder(&env(&all[2..]))),
            "/home/ada/.local/share/selfcare (default)"
        );
    }

    #[test]
    fn the_configuration_is_found_likewise() {
        let all = [
            ("SELFCARE_CONFIG", "/s.toml"),
            ("XDG_CONFIG_HOME", "/x"),
            ("HOME", "/home/ada"),
        ];

        assert_eq!(said(config_file(&env(&all))), "/s.toml (SELFCARE_CONFIG)");
        assert_eq!(
            said(config_file(&env(&all[1..]))),
            "/x/selfcare/config.toml (XDG_CONFIG_HOME)"
        );
        assert_eq!(
            said(config_file(&env(&all[2..]))),
            "/home/ada/.config/selfcare/config.toml (default)"
        );
    }

    #[test]
    fn empty_variables_are_unset_and_a_relative_xdg_folder_is_ignored() {
        let env = env(&[
            ("SELFCARE_DIR", ""),
            ("XDG_DATA_HOME", "data"),
            ("HOME", "/home/ada"),
        ]);

        assert_eq!(
            said(data_folder(&env)),
            "/home/ada/.local/share/selfcare (default)"
        );
    }

    #[test]
    fn what_may_be_lost_lies_in_the_state_folder() {
        let at = |pairs| state_folder(&env(pairs)).map(|path| path.display().to_string());
        let in_home = Some("/home/ada/.local/state/selfcare".to_owned());

        assert_eq!(
            at(&[("XDG_STATE_HOME", "/x"), ("HOME", "/home/ada")]),
            Some("/x/selfcare".to_owned())
        );
        assert_eq!(
            at(&[("XDG_STATE_HOME", "x"), ("HOME", "/home/ada")]),
            in_home
        );
        assert_eq!(at(&[("HOME", ".")]), None);
        assert_eq!(at(&[]), None);
    }

    #[test]
    fn a_relative_path_is_refused_with_the_way_out() {
        assert_eq!(
            said(data_folder(&env(&[
                ("SELFCARE_DIR", "~/care"),
                ("HOME", "/home/ada")
            ]))),
            "invalid path in SELFCARE_DIR: ~/care (give it whole, from the first /)"
        );
        assert_eq!(
            said(data_folder(&env(&[("HOME", ".")]))),
            "invalid path in HOME: . (set SELFCARE_DIR to a whole path)"
        );
    }
}
