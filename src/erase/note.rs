//! A line without its note, every other byte as it was.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// The line without its `note`; none when it has none.
pub(super) fn without(line: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(line).ok()?;
    let Fields(fields) = serde_json::from_str(text).ok()?;
    let place = fields.iter().position(|(name, _)| name == "note")?;
    let note = span(text, fields[place].1)?;
    let cut = match place.checked_sub(1) {
        // From the end of the field before, so that its comma goes, too.
        Some(before) => span(text, fields[before].1)?.end..note.end,
        None => first(text, note.end)?,
    };
    Some([&line[..cut.start], &line[cut.end..]].concat())
}

/// The first field with the comma after it.
fn first(text: &str, end: usize) -> Option<Range<usize>> {
    let start = text.find('{')? + 1;
    let comma = text[end..].find(',')?;
    Some(start..end + comma + 1)
}

/// Where a value stands in the line.
fn span(line: &str, value: &RawValue) -> Option<Range<usize>> {
    let value = value.get();
    let start = (value.as_ptr() as usize).checked_sub(line.as_ptr() as usize)?;
    (start + value.len() <= line.len()).then_some(start..start + value.len())
}

/// Names and values in their order, the values as they stand.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a record")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry::<Cow<'de, str>, _>()? {
                    fields.push((name.into_owned(), value));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_other_bytes_stay() {
        for (line, rest) in [
            (
                r#"{"a":1,"note":"x, \"y\"","b":2}"#,
                Some(r#"{"a":1,"b":2}"#),
            ),
            (r#"{ "note" : "x" , "b" :2.50 }"#, Some(r#"{ "b" :2.50 }"#)),
            (
                r#"{"a":{"note":1} , "n\u006fte":"x"  }"#,
                Some(r#"{"a":{"note":1}  }"#),
            ),
            (r#"{"a":"note"}"#, None),
            ("torn", None),
        ] {
            let without = without(line.as_bytes());
            assert_eq!(without.as_deref(), rest.map(str::as_bytes), "{line}");
        }
    }
}
