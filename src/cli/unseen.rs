//! What a person wrote must not be left behind by a crash: not in a core dump, not in what a panic says.

use std::panic::{self, Location};

use rustix::process::{Resource, Rlimit, setrlimit};

use crate::out::note;

/// Keeps this run's memory to itself. Where that cannot be done, nothing is lost.
pub(crate) fn keep() {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, none);
    // A program that collects crashes is handed the memory whatever the limit is, unless there is none to be had.
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
    panic::set_hook(Box::new(|panic| note(said(panic.location()))));
}

/// Where the mistake is, and not what it was about: a panic over a text quotes it.
fn said(place: Option<&Location<'_>>) -> String {
    let place = place.map_or_else(String::new, |place| {
        format!(", in {} at line {}", place.file(), place.line())
    });
    format!(
        "error: could not go on: a mistake in selfcare itself{place}; what was saved before is safe"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_over_a_text_does_not_quote_it() {
        use std::sync::{Arc, Mutex};
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hook = Arc::clone(&heard);
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let quotes = panic
                .payload()
                .downcast_ref::<String>()
                .is_some_and(|text| text.contains("müde"));
            hook.lock().unwrap().push((quotes, said(panic.location())));
        }));
        let over = panic::catch_unwind(|| "müde"[..std::hint::black_box(2)].len());
        panic::set_hook(before);
        assert!(over.is_err());
        let heard = heard.lock().unwrap();
        let ours = heard.iter().find(|(quotes, _)| *quotes);
        let (_, said) = ours.expect("the standard library quotes it");
        assert!(
            said.contains("unseen.rs at line ") && !said.contains("müde"),
            "{said}"
        );
    }
}
