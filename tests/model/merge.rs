//! The laws of a merge, and the order written a second time from its definition.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::select;
use selfcare::merge::{Sides, three_way, union};

/// Of few moments, ids and words, so that all of them collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Written {
    /// None: it cannot be read.
    moment: Option<u8>,
    id: u8,
    word: u8,
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Record,
    /// The same moment, told from another place.
    Abroad,
    Newer,
    Torn,
    Garbage,
}

impl Written {
    fn line(self) -> String {
        let Self { id, word, .. } = self;
        let moment = self.moment.unwrap_or_default();
        let record = |v: u8, at: String| {
            format!(
                r#"{{"v":{v},"id":"{id}","kind":"reflection","at":"{at}","day":"2026-11-22","serving":{}}}"#,
                word + 1
            )
        };
        match (self.moment, self.shape) {
            (Some(_), Shape::Newer) => record(2, format!("2026-11-22T12:00:0{moment}Z")),
            (Some(_), Shape::Abroad) => record(1, format!("2026-11-22T17:30:0{moment}+05:30")),
            (Some(_), _) => record(1, format!("2026-11-22T12:00:0{moment}Z")),
            (None, Shape::Torn) => format!(r#"{{"v":1,"id":"{id}","kind":"refl{word}"#),
            (None, Shape::Garbage) => format!("garbage {word}"),
            (None, _) => record(1, format!("at noon of day {word}")),
        }
    }

    fn key(self) -> Key {
        let id = match (self.moment, self.shape) {
            (None, _) | (_, Shape::Newer) => String::new(),
            _ => self.id.to_string(),
        };
        (self.moment, id, self.line())
    }
}

type Key = (Option<u8>, String, String);

fn written() -> impl Strategy<Value = Written> {
    let shapes = [
        Shape::Record,
        Shape::Record,
        Shape::Abroad,
        Shape::Newer,
        Shape::Torn,
        Shape::Garbage,
    ];
    let moment = prop_oneof![4 => (0..3_u8).prop_map(Some), 1 => Just(None)];
    (moment, 0..3_u8, 0..2_u8, select(shapes.to_vec())).prop_map(|(moment, id, word, shape)| {
        Written {
            moment,
            id,
            word,
            shape,
        }
    })
}

/// Files in which no line stands twice.
fn files(most: usize) -> impl Strategy<Value = Vec<Vec<Key>>> {
    let file = prop::collection::vec(written(), 0..12).prop_map(|written| {
        let mut seen = BTreeSet::new();
        let keys = written.into_iter().map(Written::key);
        keys.filter(|key| seen.insert(key.2.clone())).collect()
    });
    prop::collection::vec(file, 1..=most)
}

fn lines(file: &[Key]) -> Vec<&[u8]> {
    file.iter().map(|key| key.2.as_bytes()).collect()
}

fn merged<'a>(files: impl IntoIterator<Item = &'a Vec<Key>>) -> Vec<&'a [u8]> {
    let files: Vec<_> = files.into_iter().map(|file| lines(file)).collect();
    union(files.iter().map(Vec::as_slice))
}

/// By the definition: the nearest before it that is greater.
fn parents(file: &[Key]) -> BTreeMap<Key, Option<Key>> {
    let nearest = |place: usize| file[..place].iter().rfind(|before| **before > file[place]);
    let pair = |place: usize| (file[place].clone(), nearest(place).cloned());
    (0..file.len()).map(pair).collect()
}

fn joined(files: &[Vec<Key>]) -> BTreeMap<Key, Option<Key>> {
    let mut joined: BTreeMap<Key, Option<Key>> = BTreeMap::new();
    for (key, parent) in files.iter().flat_map(|file| parents(file)) {
        let greatest = joined.entry(key).or_default();
        *greatest = parent.max(greatest.take());
    }
    joined
}

fn written_below(parent: Option<&Key>, joined: &BTreeMap<Key, Option<Key>>, out: &mut Vec<Key>) {
    for (key, _) in joined.iter().filter(|(_, above)| above.as_ref() == parent) {
        out.push(key.clone());
        written_below(Some(key), joined, out);
    }
}

fn by_definition(files: &[Vec<Key>]) -> Vec<Key> {
    let mut out = Vec::new();
    written_below(None, &joined(files), &mut out);
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_union_is_as_defined_and_says_of_every_line_what_was_joined(files in files(4)) {
        let second = by_definition(&files);
        prop_assert_eq!(merged(&files), lines(&second));
        prop_assert_eq!(parents(&second), joined(&files));
    }

    #[test]
    fn in_any_order_it_is_the_same(files in files(4), turned in 0..4_usize) {
        let mut others = files.clone();
        others.rotate_left(turned % files.len());
        prop_assert_eq!(merged(&files), merged(&others));
        others.reverse();
        prop_assert_eq!(merged(&files), merged(&others));
    }

    #[test]
    fn in_any_grouping_it_is_the_same(files in files(4), cut in 0..5_usize) {
        let (left, right) = files.split_at(cut.min(files.len()));
        let (left, right) = (merged(left), merged(right));
        prop_assert_eq!(union([&left[..], &right]), merged(&files));
    }

    #[test]
    fn merged_again_nothing_changes(files in files(4), cut in 0..5_usize) {
        let all = merged(&files);
        let some = merged(&files[..cut.min(files.len())]);
        prop_assert_eq!(union([&all[..], &all]), all.clone());
        prop_assert_eq!(union([&all[..], &some]), all);
    }

    #[test]
    fn a_file_with_an_unbroken_piece_of_itself_is_itself(files in files(1), from in 0..12_usize, until in 0..12_usize) {
        let file = lines(&files[0]);
        let until = until.min(file.len());
        let piece = &file[from.min(until)..until];
        prop_assert_eq!(union([&file[..]]), file.clone());
        prop_assert_eq!(union([&file[..], piece]), file.clone());
        prop_assert_eq!(union([piece, &file[..]]), file);
    }

    #[test]
    fn a_line_that_stands_twice_stands_where_it_stood_first(files in files(1), again in 0..12_usize) {
        let file = lines(&files[0]);
        let mut twice = file.clone();
        twice.extend(file.get(again));
        prop_assert_eq!(union([&twice[..]]), file);
    }

    #[test]
    fn a_conflict_is_the_union_of_its_sides(files in files(4)) {
        let part = |place: usize| files.get(place).map(|file| lines(file)).unwrap_or_default();
        let [common, ours, theirs, base] = [0, 1, 2, 3].map(part);
        let marked = [
            &common[..], &[b"<<<<<<< HEAD"], &ours, &[b"||||||| 1a2b3c4"], &base, &[b"======="], &theirs,
            &[b">>>>>>> laptop"],
        ];
        let sides = Sides::of(marked.concat());
        let (ours, theirs) = ([&common[..], &ours].concat(), [&common[..], &theirs].concat());
        prop_assert_eq!(union(sides.each()), union([&ours[..], &theirs]));
    }

    #[test]
    fn of_three_what_one_side_removed_is_gone_and_all_else_is_there(files in files(3)) {
        let part = |place: usize| files.get(place).map(|file| lines(file)).unwrap_or_default();
        let [base, ours, theirs] = [0, 1, 2].map(part);
        let [b, o, t] = [&base, &ours, &theirs].map(|file| Sides::of(file.iter().copied()));
        let kept = three_way(&b, &o, &t);
        prop_assert_eq!(&kept, &three_way(&b, &t, &o));
        for line in union([&base[..], &ours, &theirs]) {
            let (was, here, there) = (base.contains(&line), ours.contains(&line), theirs.contains(&line));
            let stays = if was { here && there } else { here || there };
            prop_assert_eq!(kept.contains(&line), stays);
        }
        prop_assert_eq!(three_way(&Sides::of([]), &o, &t), union([&ours[..], &theirs]));
        prop_assert_eq!(three_way(&b, &o, &o), ours);
    }
}

#[test]
fn a_clock_that_was_set_back_keeps_the_order_of_the_file() {
    let written = |moment: Option<u8>, id: u8| {
        let (word, shape) = (0, Shape::Torn);
        Written {
            moment,
            id,
            word,
            shape,
        }
        .key()
    };
    // A check-in, a torn line, a record of a second before, and another machine's between the two.
    let here = vec![written(Some(2), 0), written(None, 0), written(Some(0), 1)];
    let there = vec![written(Some(1), 2)];
    let order: Vec<&[u8]> = [&there[0], &here[0], &here[1], &here[2]]
        .map(|key| key.2.as_bytes())
        .to_vec();
    assert_eq!(merged([&here, &there]), order);
    assert_eq!(merged([&there, &here]), order);
}

#[test]
fn a_long_file_whose_clock_ran_backwards_is_itself() {
    let line = |number: u32| {
        let (minute, second) = (number / 60 % 60, number % 60);
        let hour = number / 3600;
        format!(r#"{{"v":1,"id":"a","at":"2026-11-22T{hour:02}:{minute:02}:{second:02}Z"}}"#)
    };
    let text: Vec<String> = (0..80_000).rev().map(line).collect();
    let file: Vec<&[u8]> = text.iter().map(String::as_bytes).collect();
    let tail = &file[40_000..];
    assert!(union([&file[..], tail]) == file);
}
