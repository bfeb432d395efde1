//! From JSON text to an unchecked encounter: objects only where an object is meant, and no name given twice.
//! It words no error: `refusal` does, since serde's own messages repeat what they stumble over.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_path_to_error::Track;

use super::refusal::refusal;
use super::{Encounter, EncounterError, Sign, SignState};

pub(super) fn parse(json: &str) -> Result<Encounter, EncounterError> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let mut track = Track::new();
    let read = object(serde_path_to_error::Deserializer::new(
        &mut reader,
        &mut track,
    ));
    let encounter = read.map_err(|error| refusal(&error, &track.path()))?;
    reader
        .end()
        .map_err(|error| refusal(&error, &Track::new().path()))?;
    Ok(encounter)
}

/// Reads a struct from an object only: serde alone would also take a list and fill the fields in order.
pub(super) fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Object<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }
    }
    deserializer.deserialize_map(Object(PhantomData))
}

/// A list of objects, each read by [`object`].
pub(super) fn objects<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct Item<T>(T);
    impl<'de, T: Deserialize<'de>> Deserialize<'de> for Item<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            object(deserializer).map(Item)
        }
    }
    let items = Vec::<Item<T>>::deserialize(deserializer)?;
    Ok(items.into_iter().map(|item| item.0).collect())
}

/// Reads a named value from a string only; where serde_json expects an enum, a number reads as broken JSON.
pub(super) fn word<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Word::deserialize(deserializer).map(|word| word.0)
}

/// As [`word`]; `null` means not known.
pub(super) fn optional_word<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let word = Option::<Word<T>>::deserialize(deserializer)?;
    Ok(word.map(|word| word.0))
}

struct Word<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Named<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Named<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one of the allowed words")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<T, E> {
                T::deserialize(word.into_deserializer())
            }
        }
        deserializer.deserialize_str(Named(PhantomData)).map(Word)
    }
}

/// Reads the map of signs; a sign named twice is an error, since a plain map would keep the last state in silence.
pub(super) fn signs<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<Sign, SignState>, D::Error> {
    struct Signs;
    impl<'de> Visitor<'de> for Signs {
        type Value = BTreeMap<Sign, SignState>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object from sign codes to `present` or `absent`")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut signs = BTreeMap::new();
            while let Some((sign, state)) = map.next_entry::<Sign, Word<SignState>>()? {
                if signs.insert(sign, state.0).is_some() {
                    return Err(A::Error::duplicate_field(sign.code()));
                }
            }
            Ok(signs)
        }
    }
    deserializer.deserialize_map(Signs)
}
