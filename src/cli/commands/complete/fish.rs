//! Fish says that a program is not there even where its words go nowhere, so it is asked before.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_complete::env::{EnvCompleter, Fish};

/// [`Fish`], silent where the program is gone.
pub(super) struct Asking;

impl EnvCompleter for Asking {
    fn name(&self) -> &'static str {
        Fish.name()
    }

    fn is(&self, name: &str) -> bool {
        Fish.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let mut script = Vec::new();
        Fish.write_registration(var, name, bin, completer, &mut script)?;
        buf.write_all(asking(&String::from_utf8_lossy(&script), var).as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        here: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        Fish.write_complete(command, words, here, buf)
    }
}

/// The script with a test before the program is called, by the words that call it.
fn asking(script: &str, var: &str) -> String {
    const WORDS: &str = " -- (commandline ";
    let call = format!("({var}=fish ");
    let parts = script.split_once(&call).and_then(|(before, after)| {
        let (program, after) = after.split_once(WORDS)?;
        Some((before, program, after))
    });
    let Some((before, program, after)) = parts else {
        return script.to_owned();
    };
    let after = after.replace("))\"", ") 2> /dev/null)\"");
    format!("{before}(command -q {program}; and {var}=fish {program}{WORDS}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_looked_for_before_it_is_called() {
        let registered = |completer| {
            let mut script = Vec::new();
            let name = "selfcare";
            Asking
                .write_registration("COMPLETE", name, name, completer, &mut script)
                .unwrap();
            String::from_utf8(script).unwrap()
        };
        assert!(
            registered("/it's here/selfcare").contains(
                r#""(command -q '/it\\'s here/selfcare'; and COMPLETE=fish '/it\\'s here/selfcare' -- ("#
            )
        );
        assert!(registered("selfcare").ends_with("--current-token) 2> /dev/null)\"\n"));
    }
}
