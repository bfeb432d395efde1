//! A JSON tree as a list of leaves with their paths, and back. A path segment of digits counts the items of a list.

use serde_json::{Map, Value};

/// Every leaf that is not null, with its path, in order. Empty lists and objects have none.
pub(crate) fn leaves(root: &Value) -> Vec<(Vec<String>, &Value)> {
    fn walk<'v>(
        value: &'v Value,
        path: &mut Vec<String>,
        found: &mut Vec<(Vec<String>, &'v Value)>,
    ) {
        let mut below = |name: String, value: &'v Value, found: &mut _| {
            path.push(name);
            walk(value, path, found);
            path.pop();
        };
        match value {
            Value::Object(fields) => fields
                .iter()
                .for_each(|(name, value)| below(name.clone(), value, found)),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .for_each(|(index, value)| below(index.to_string(), value, found)),
            Value::Null => {}
            leaf => found.push((path.clone(), leaf)),
        }
    }
    let mut found = Vec::new();
    walk(root, &mut Vec::new(), &mut found);
    found
}

/// Why a leaf has no place in a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misplaced {
    /// Something stands there already.
    Twice,
    /// A list would have a gap.
    Gap,
}

/// Puts a leaf into a tree; items of a list come in order.
pub(crate) fn insert(root: &mut Value, path: &[&str], leaf: Value) -> Result<(), Misplaced> {
    let Some((first, rest)) = path.split_first() else {
        return match root {
            Value::Null => {
                *root = leaf;
                Ok(())
            }
            _ => Err(Misplaced::Twice),
        };
    };
    if first.bytes().all(|byte| byte.is_ascii_digit()) {
        if root.is_null() {
            *root = Value::Array(Vec::new());
        }
        let (Value::Array(items), Ok(index)) = (root, first.parse::<usize>()) else {
            return Err(Misplaced::Gap);
        };
        if index == items.len() {
            items.push(Value::Null);
        }
        insert(items.get_mut(index).ok_or(Misplaced::Gap)?, rest, leaf)
    } else {
        if root.is_null() {
            *root = Value::Object(Map::new());
        }
        let Value::Object(fields) = root else {
            return Err(Misplaced::Twice);
        };
        insert(fields.entry(*first).or_insert(Value::Null), rest, leaf)
    }
}
