//! The words a shell has of its own, which an alias of ours never takes the place of: reserved ones and built-in commands.

use super::Shell;

/// Of every shell that reads as POSIX wants it, and as good as all of fish.
const ALL: &str = "alias bg break case cd command continue do done echo elif else esac eval exec exit export false fc fg fi \
                   for getopts hash if in jobs kill printf pwd read readonly return set shift test then times trap true type \
                   ulimit umask unalias unset until wait while";

const BASH: &str = "bind builtin caller compgen complete compopt coproc declare dirs disown enable function help history let \
                    local logout mapfile popd pushd readarray select shopt source suspend time typeset";

const ZSH: &str = "autoload bindkey builtin chdir compadd compset coproc declare dirs disable disown echotc echoti emulate \
                   enable end float foreach function functions history integer let limit local log logout nocorrect noglob \
                   popd print private pushd pushln r rehash repeat sched select setopt source suspend time ttyctl typeset \
                   unfunction unhash unlimit unsetopt vared where whence which zcompile zformat zle zmodload zparseopts \
                   zstyle";

const FISH: &str = "abbr and argparse begin bind block breakpoint builtin commandline complete contains count dirh dirs disown \
                    emit end fish_config function functions funced funcsave help history isatty la ll math nextd not open or \
                    path popd prevd prompt_pwd psub pushd random set_color source status string suspend switch time \
                    vared";

const POSIX: &str = "local";

impl Shell {
    /// Whether a name is one of its own words.
    pub(crate) fn has_own(self, name: &str) -> bool {
        let also = match self {
            Self::Bash => BASH,
            Self::Zsh => ZSH,
            Self::Fish => FISH,
            Self::Posix => POSIX,
        };
        [ALL, also]
            .into_iter()
            .flat_map(str::split_whitespace)
            .any(|own| own == name)
    }
}
