//! A language's learned weights, as `core/reading/learned/learn.py` writes them. Numbers are little-endian; the file is used where it lies.

mod file;
mod trees;

use aidpost_protocol::encounter::Sign;

use file::File;
pub(crate) use trees::Trees;

/// How many numbers the trees see of a hit, and of a clause that may tell a sign.
pub(crate) const OF_HIT: usize = 26;
pub(crate) const OF_CLAUSE: usize = 28;
const MAGIC: &[u8] = b"aidpost learned 3\n";

/// The weights of a language.
#[derive(Debug)]
pub(crate) struct Weights {
    /// The least chance of being right with which a clause names a sign, and a RED one.
    pub find: f32,
    pub find_red: f32,
    /// The least chance of being right with which a hit stands, and one of an urgent sign, in texts of at least so many words.
    pub keep: f32,
    pub keep_urgent: f32,
    pub short: usize,
    /// Of which sign each column of `rows` is; behind them one column speaks for no sign.
    pub signs: Vec<Sign>,
    pub biases: Vec<f32>,
    rows: Names,
    /// Where the weights of each row begin.
    starts: &'static [u8],
    /// A column and a weight each.
    weights: &'static [u8],
    unit: f32,
    /// Whether a hit is right, by what is seen of it, and the weights of how its clause, its own words and its mention speak.
    pub hit: Sum,
    pub speaks: [f32; 5],
    /// Whether a mention speaks of this patient now, by the words around it.
    pub mention: Sum,
    /// Whether a clause tells a sign, by the words around it.
    pub find_rows: Sum,
    /// How the numbers of a hit, and of a clause that may tell a sign, go together.
    pub hit_trees: Trees,
    pub find_trees: Trees,
}

/// Weights of names that add up to one number.
#[derive(Debug)]
pub(crate) struct Sum {
    bias: f32,
    unit: f32,
    names: Names,
    weights: &'static [u8],
}

impl Sum {
    fn read(file: &mut File) -> Result<Self, String> {
        let [bias, unit] = file.floats()?;
        let known = file.count()?;
        Ok(Self {
            bias,
            unit,
            names: Names(file.many(known, 4)?),
            weights: file.many(known, 1)?,
        })
    }

    /// Of the names, each `times` as much; nothing for one that was never seen.
    pub(crate) fn of(&self, names: &[u32], times: f32) -> f32 {
        let weight = |name: &u32| self.weights.get(self.names.find(*name)?);
        let whole: i32 = (names.iter().filter_map(weight))
            .map(|weight| i32::from(weight.cast_signed()))
            .sum();
        self.bias + times * self.unit * whole as f32
    }

    /// Of the names around a place: what stands there weighs less, the more there is of it.
    pub(crate) fn around(&self, names: &[u32]) -> f32 {
        self.of(names, (names.len() as f32).sqrt().recip())
    }
}

/// Names in order.
#[derive(Debug)]
struct Names(&'static [u8]);

impl Names {
    fn find(&self, name: u32) -> Option<usize> {
        let (all, _) = self.0.as_chunks::<4>();
        all.binary_search_by_key(&name, |bytes| u32::from_le_bytes(*bytes))
            .ok()
    }
}

impl Weights {
    /// Reads the file; what is wrong with it, where it cannot be used.
    pub(crate) fn of(bytes: &'static [u8]) -> Result<Self, String> {
        let mut file = File::of(bytes);
        if file.take(MAGIC.len())? != MAGIC {
            return Err("it does not begin as a file of weights".to_owned());
        }
        let [find, find_red, keep, keep_urgent] = file.floats()?;
        let short = file.count()?;
        let signs = (0..file.count()?)
            .map(|_| sign(&mut file))
            .collect::<Result<Vec<Sign>, String>>()?;
        let biases = (0..=signs.len())
            .map(|_| file.float())
            .collect::<Result<_, _>>()?;
        let unit = file.float()?;
        let known = file.count()?;
        let rows = Names(file.many(known, 4)?);
        let starts = file.many(known + 1, 4)?;
        let weights = file.count()?;
        let weights = file.many(weights, 2)?;
        let speaks = file.floats()?;
        let (hit, mention, find_rows) = (
            Sum::read(&mut file)?,
            Sum::read(&mut file)?,
            Sum::read(&mut file)?,
        );
        let hit_trees = Trees::read(&mut file, OF_HIT)?;
        let find_trees = Trees::read(&mut file, OF_CLAUSE)?;
        let table = Self {
            find,
            find_red,
            keep,
            keep_urgent,
            short,
            signs,
            biases,
            rows,
            starts,
            weights,
            unit,
            hit,
            speaks,
            mention,
            find_rows,
            hit_trees,
            find_trees,
        };
        if file.left() > 0 {
            return Err(format!("it goes on behind its end at byte {}", file.at()));
        }
        table.checked()
    }

    fn checked(self) -> Result<Self, String> {
        let columns = self.signs.len() + 1;
        let (weights, _) = self.weights.as_chunks::<2>();
        if let Some([column, _]) = weights
            .iter()
            .find(|[column, _]| usize::from(*column) >= columns)
        {
            return Err(format!("a weight is in column {column} of {columns}"));
        }
        let (starts, _) = self.starts.as_chunks::<4>();
        let starts: Vec<usize> = starts
            .iter()
            .map(|bytes| u32::from_le_bytes(*bytes) as usize)
            .collect();
        if !starts.is_sorted() || starts.last() != Some(&weights.len()) {
            return Err("its rows do not lie behind each other".to_owned());
        }
        Ok(self)
    }

    /// The row of a name, where it has one.
    pub(crate) fn row(&self, name: u32) -> Option<usize> {
        self.rows.find(name)
    }

    /// Adds the weights of a row, `times` as much, to a sum for each column.
    pub(crate) fn add(&self, row: usize, times: f32, sums: &mut [f32]) {
        let (starts, _) = self.starts.as_chunks::<4>();
        let start = |at: usize| {
            starts
                .get(at)
                .map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
        };
        let (weights, _) = self.weights.as_chunks::<2>();
        for [column, weight] in weights.get(start(row)..start(row + 1)).unwrap_or_default() {
            if let Some(sum) = sums.get_mut(usize::from(*column)) {
                *sum += times * self.unit * f32::from(weight.cast_signed());
            }
        }
    }
}

fn sign(file: &mut File) -> Result<Sign, String> {
    let length = file.take(1)?.first().copied().unwrap_or_default();
    let code = file.take(usize::from(length))?;
    let sign = std::str::from_utf8(code).ok().and_then(Sign::from_code);
    sign.ok_or_else(|| format!("no sign has the code {}", String::from_utf8_lossy(code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &[u8] = include_bytes!("../learned/en.weights");

    fn fault(bytes: Vec<u8>) -> String {
        Weights::of(Box::leak(bytes.into_boxed_slice())).unwrap_err()
    }

    #[test]
    fn the_weights_of_english_can_be_used() {
        let weights = Weights::of(ENGLISH).unwrap();
        assert_eq!(weights.biases.len(), weights.signs.len() + 1);
        assert!(weights.signs.len() > 90);
    }

    #[test]
    fn a_file_that_ends_too_early_says_where() {
        for length in [0, 17, 33, 44, 200, 5_000, 100_000, ENGLISH.len() - 1] {
            let short = ENGLISH[..length].to_vec();
            assert!(fault(short).contains("it ends within"), "{length}");
        }
        let long = [ENGLISH, b"x"].concat();
        assert!(fault(long).contains("behind its end"));
    }

    #[test]
    fn what_is_no_number_or_sign_is_refused() {
        let mut not_finite = ENGLISH.to_vec();
        not_finite[MAGIC.len()..MAGIC.len() + 4].copy_from_slice(&f32::NAN.to_le_bytes());
        assert!(fault(not_finite).contains("is not finite"));
        let mut no_sign = ENGLISH.to_vec();
        no_sign[MAGIC.len() + 25] = b'?';
        assert!(fault(no_sign).contains("no sign has the code"));
        assert!(fault(b"something else of its own".to_vec()).contains("does not begin"));
    }

    #[test]
    fn a_weight_in_no_column_is_refused() {
        let weights = Weights::of(ENGLISH).unwrap();
        let first = weights.weights.as_ptr() as usize - ENGLISH.as_ptr() as usize;
        let mut beyond = ENGLISH.to_vec();
        beyond[first] = 0xff;
        assert!(fault(beyond).contains("a weight is in column 255"));
    }
}
