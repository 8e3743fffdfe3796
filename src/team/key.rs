//! Who gave a share, without saying who.

use std::fmt;
use std::str::FromStr;

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::{Team, Week};
use crate::record::base32;

/// What a member keeps for themselves: 128 random bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret(u128);

impl Secret {
    /// A new one.
    pub fn new(bits: u128) -> Self {
        Self(bits)
    }

    /// As it is kept: 32 hexadecimal digits.
    pub fn written(self) -> String {
        format!("{:032x}", self.0)
    }

    /// Reads one that was kept.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.trim();
        let is_whole = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_whole
            .then(|| u128::from_str_radix(digits, 16).ok())
            .flatten()
            .map(Self)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// What stands for a member in a share of one team and one week: a share that is given twice shows, two weeks of one member
/// or two teams cannot be joined.
///
/// The first 128 bits of HMAC-SHA-256 (RFC 2104, FIPS 180-4) of the team and the week, keyed with the member's secret.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Key(String);

impl Key {
    /// A member's key for one team and one week.
    pub fn new(secret: Secret, team: &Team, week: Week) -> Self {
        // Neither holds the end of a line, so that no two pairs are the same text.
        let text = format!("selfcare share\n{team}\n{week}\n");
        // A key that is shorter than a block of the hash is filled up with zeros.
        let mut block = [0; 64];
        block[..16].copy_from_slice(&secret.0.to_be_bytes());
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(text.as_bytes());
        let mut first = [0; 16];
        first.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        Self(base32(u128::from_be_bytes(first)))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Some words are not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key is 26 letters of base32")
    }
}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_letter = |byte: u8| matches!(byte, b'a'..=b'z' | b'2'..=b'7');
        if text.len() == 26 && text.bytes().all(is_letter) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAKey)
        }
    }
}

impl TryFrom<String> for Key {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_of_one_member_one_team_and_one_week() {
        let week: Week = "2026-W47".parse().unwrap();
        let team: Team = "ward-7".parse().unwrap();
        let key = |secret, team: &Team, week| Key::new(Secret::new(secret), team, week);
        // Computed by Python's hmac and hashlib.
        assert_eq!(
            key(7, &team, week).to_string(),
            "a7a2gdgoi4dlrwql5at45issbh"
        );
        assert_eq!(key(7, &team, week), key(7, &team, week));
        for other in [
            key(8, &team, week),
            key(7, &"ward-8".parse().unwrap(), week),
            key(7, &team, "2026-W48".parse().unwrap()),
        ] {
            assert_ne!(key(7, &team, week), other);
        }
    }

    #[test]
    fn a_secret_is_read_as_it_is_kept_and_never_shown() {
        let secret = Secret::new(u128::MAX / 3);
        assert_eq!(
            Secret::read(&format!("{}\n", secret.written())),
            Some(secret)
        );
        assert_eq!(format!("{secret:?}"), "Secret(..)");
        for text in [
            "",
            "12",
            &"g".repeat(32),
            &"1".repeat(33),
            "+1111111111111111111111111111111",
        ] {
            assert_eq!(Secret::read(text), None, "{text}");
        }
    }
}
