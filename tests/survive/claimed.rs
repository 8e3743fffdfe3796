//! A write that the system only claims to have made.

use std::path::Path;

use crate::changes::{Before, CHECK_IN, home};
use crate::extent::figure;
use crate::needs::can;
use crate::record::{bytes, named};
use crate::strace::under;
use crate::through::{by, left, says};
use crate::writers::own;

/// The first write of the journal, or each, for one byte or for more; never for more than there are left, as no system does.
const CLAIMS: [&str; 4] = [
    "inject=write:retval=1:when=1",
    "inject=write:retval=1",
    "inject=write:retval=40:when=1",
    "inject=write:retval=100:when=1",
];

/// How many claims a program believed, of how many.
pub(crate) fn believed(program: &Path) -> (usize, usize) {
    let mut believed = 0;
    let journals = [Before::Nothing, Before::Kept, Before::Torn];
    for before in journals {
        for claim in CLAIMS {
            let home = home(before);
            let old = bytes(&home.journal());
            let journal = home.journal();
            let (trace, command) = (home.home().join("trace"), says(&home, CHECK_IN.2));
            let only = [
                "-P",
                journal.to_str().expect("UTF-8"),
                "-e",
                "trace=write",
                "-e",
                claim,
            ];
            let ran = left(under(&by(program, &command), &trace, &only));
            let text = std::fs::read_to_string(&trace).expect("a trace");
            assert!(text.contains("(INJECTED)"), "{ran:?}: {text}");
            let now = bytes(&home.journal());
            assert!(now.starts_with(&old), "{claim}");
            if ran.code == Some(2) && ran.stderr.contains("it may not be saved") {
                assert_eq!(
                    home.run(CHECK_IN.2).code,
                    Some(0),
                    "the next run just works"
                );
                let named = named(&bytes(&home.journal()));
                assert_eq!(named.get("it"), Some(&1), "{claim}: {text}");
            } else {
                believed += 1;
            }
        }
    }
    (believed, journals.len() * CLAIMS.len())
}

#[test]
fn a_write_only_claimed_is_noticed_and_not_acknowledged() {
    if can("a write only claimed", &["strace"]) {
        let (believed, claims) = believed(own());
        figure(format_args!(
            "{claims} writes only claimed: {believed} believed"
        ));
        assert_eq!(believed, 0);
    }
}
