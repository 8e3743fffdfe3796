//! A merge: nothing is lost, nothing stands twice, and whoever merges gets the same bytes.

use std::collections::BTreeSet;

use selfcare::merge::{News, Sides, three_way, union};

/// What holds of any three files; a line of `&` alone stands between them.
pub(crate) fn holds(bytes: &[u8]) {
    let files = files(bytes);
    let [one, two, three] = &files;
    let of_two = union([&one[..], two]);
    is_a_union(&of_two, &[one, two]);
    assert_eq!(of_two, union([&two[..], one]), "commutative");
    assert_eq!(of_two, union([&of_two[..], one]), "idempotent");

    let all = union([&one[..], two, three]);
    is_a_union(&all, &[one, two, three]);
    assert_eq!(all, union([&of_two[..], three]), "associative");
    assert_eq!(
        all,
        union([&one[..], &union([&two[..], three])]),
        "associative"
    );

    let [sides_of_one, sides_of_two, sides_of_three] =
        files.each_ref().map(|file| Sides::of(file.iter().copied()));
    let ours = three_way(&sides_of_one, &sides_of_two, &sides_of_three);
    assert_eq!(
        ours,
        three_way(&sides_of_one, &sides_of_three, &sides_of_two)
    );
    let [was, here, there] = [&sides_of_one, &sides_of_two, &sides_of_three].map(all_of);
    let stay =
        |line: &&&[u8]| !was.contains(**line) || (here.contains(**line) && there.contains(**line));
    let expected: BTreeSet<&[u8]> = here.union(&there).filter(stay).copied().collect();
    assert_eq!(ours.iter().copied().collect::<BTreeSet<_>>(), expected);

    let news = News::of(one, &[sides_of_two, sides_of_three], &all);
    assert_eq!(news.came.len(), 2);
}

fn is_a_union(union: &[&[u8]], files: &[&Vec<&[u8]>]) {
    let expected: BTreeSet<&[u8]> = files.iter().flat_map(|file| file.iter().copied()).collect();
    let found: BTreeSet<&[u8]> = union.iter().copied().collect();
    assert_eq!(found.len(), union.len(), "a line stands twice");
    assert_eq!(found, expected);
}

fn all_of<'a>(sides: &Sides<'a>) -> BTreeSet<&'a [u8]> {
    sides.each().flatten().copied().collect()
}

fn files(bytes: &[u8]) -> [Vec<&[u8]>; 3] {
    let mut files = <[Vec<&[u8]>; 3]>::default();
    let mut place = 0;
    for line in bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end) {
        match line {
            b"" => {}
            b"&" => place = (place + 1).min(2),
            line => files[place].push(line),
        }
    }
    files
}
