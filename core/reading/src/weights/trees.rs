//! Small trees whose leaves add up: how the numbers of a place go together.

use super::file::File;

const DEPTH: usize = 3;
const INNER: usize = (1 << DEPTH) - 1;
const LEAVES: usize = 1 << DEPTH;

/// Trees in which every leaf is equally deep.
#[derive(Debug)]
pub(crate) struct Trees {
    bias: f32,
    trees: Vec<Tree>,
}

#[derive(Debug)]
struct Tree {
    /// Of each inner node, row by row, which number it asks for, and up to where that goes to the left.
    numbers: [u8; INNER],
    bounds: [f32; INNER],
    leaves: [f32; LEAVES],
}

impl Trees {
    /// Reads trees that ask for the first `most` numbers of a place.
    pub(crate) fn read(file: &mut File, most: usize) -> Result<Self, String> {
        let bias = file.float()?;
        let trees = (0..file.count()?).map(|_| Tree::read(file, most));
        Ok(Self {
            bias,
            trees: trees.collect::<Result<_, _>>()?,
        })
    }

    /// The sum of one leaf of each tree; a number that is missing is as none above its bound.
    pub(crate) fn of(&self, numbers: &[f32]) -> f32 {
        let leaves = self.trees.iter().map(|tree| tree.leaf(numbers));
        leaves.fold(self.bias, |sum, leaf| sum + leaf)
    }
}

impl Tree {
    fn read(file: &mut File, most: usize) -> Result<Self, String> {
        let mut numbers = [0; INNER];
        numbers.copy_from_slice(file.take(INNER)?);
        if let Some(number) = numbers.iter().find(|number| usize::from(**number) >= most) {
            return Err(format!("a tree asks for number {number} of {most}"));
        }
        Ok(Self {
            numbers,
            bounds: file.floats()?,
            leaves: file.floats()?,
        })
    }

    fn leaf(&self, numbers: &[f32]) -> f32 {
        let mut at = 0;
        while at < INNER {
            let number = numbers.get(usize::from(self.numbers[at]));
            let right = number.is_some_and(|number| *number > self.bounds[at]);
            at = 2 * at + 1 + usize::from(right);
        }
        self.leaves[at - INNER]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One tree: the first number up to 1 or above, then the second up to 5 or above, then the first again.
    fn tree() -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(0.5_f32.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend([0, 1, 1, 0, 0, 0, 0]);
        for bound in [1.0, 5.0, 5.0, f32::MAX, f32::MAX, f32::MAX, 2.0_f32] {
            bytes.extend(bound.to_le_bytes());
        }
        for leaf in [10.0, 0.0, 20.0, 0.0, 30.0, 0.0, 40.0, 50.0_f32] {
            bytes.extend(leaf.to_le_bytes());
        }
        bytes
    }

    fn read(bytes: &[u8], most: usize) -> Result<Trees, String> {
        let mut file = File::of(Box::leak(bytes.to_vec().into_boxed_slice()));
        Trees::read(&mut file, most)
    }

    #[test]
    fn each_number_leads_to_its_leaf_and_a_bound_belongs_to_the_left() {
        let trees = read(&tree(), 2).unwrap();
        let cases = [
            ([1.0, 5.0], 10.5),
            ([1.0, 5.1], 20.5),
            ([1.1, 5.0], 30.5),
            ([2.0, 6.0], 40.5),
            ([2.1, 6.0], 50.5),
        ];
        for (numbers, sum) in cases {
            assert_eq!(trees.of(&numbers), sum, "{numbers:?}");
        }
        assert_eq!(trees.of(&[]), 10.5);
    }

    #[test]
    fn a_tree_that_asks_for_a_number_that_no_place_has_is_refused() {
        let error = read(&tree(), 1).unwrap_err();
        assert_eq!(error, "a tree asks for number 1 of 1");
        let short = tree();
        assert!(read(&short[..40], 2).unwrap_err().contains("it ends"));
    }
}
