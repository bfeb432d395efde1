//! Writes DICOM files, byte by byte, for the tests of images and as seeds for core/fuzz.

/// An element in explicit VR, little endian.
pub fn element(group: u16, number: u16, vr: &[u8; 2], value: &[u8]) -> Vec<u8> {
    let mut out = [group.to_le_bytes(), number.to_le_bytes()].concat();
    out.extend(vr);
    let length = value.len() + value.len() % 2;
    if matches!(vr, b"OB" | b"OW" | b"SQ" | b"UN" | b"UT") {
        out.extend([0, 0]);
        out.extend((length as u32).to_le_bytes());
    } else {
        out.extend((length as u16).to_le_bytes());
    }
    out.extend(value);
    if value.len() % 2 == 1 {
        out.push(if matches!(vr, b"UI" | b"OB") { 0 } else { b' ' });
    }
    out
}

fn number(group: u16, tag: u16, value: u16) -> Vec<u8> {
    element(group, tag, b"US", &value.to_le_bytes())
}

/// A sequence of one table: to real values (0x3000) or to what is shown (0x3010).
pub fn table(sequence: u16, descriptor: &[u16; 3], entries: &[u16]) -> Vec<u8> {
    let words =
        |all: &[u16]| -> Vec<u8> { all.iter().copied().flat_map(u16::to_le_bytes).collect() };
    let table = [
        element(0x28, 0x3002, b"US", &words(descriptor)),
        element(0x28, 0x3006, b"OW", &words(entries)),
    ]
    .concat();
    let mut item = [0xFE, 0xFF, 0x00, 0xE0].to_vec();
    item.extend((table.len() as u32).to_le_bytes());
    item.extend(table);
    element(0x28, sequence, b"SQ", &item)
}

/// A file with this transfer syntax and data set.
pub fn file(syntax: &str, dataset: &[u8]) -> Vec<u8> {
    let meta = [
        element(2, 1, b"OB", &[0, 1]),
        element(2, 2, b"UI", b"1.2.840.10008.5.1.4.1.1.1"),
        element(2, 3, b"UI", b"1.2.3"),
        element(2, 0x10, b"UI", syntax.as_bytes()),
        element(2, 0x12, b"UI", b"1.2.4"),
    ]
    .concat();
    let mut out = vec![0; 128];
    out.extend(b"DICM");
    out.extend(element(2, 0, b"UL", &(meta.len() as u32).to_le_bytes()));
    out.extend(meta);
    out.extend(dataset);
    out
}

/// A film: what its elements say, beside its pixels.
pub struct Film<'a> {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Of each pixel.
    pub samples: u16,
    /// Allocated and stored.
    pub bits: (u16, u16),
    /// What the samples mean.
    pub photometric: &'a [u8],
    /// 1 if samples have a sign.
    pub signed: u16,
    /// 0: interleaved; 1: in planes.
    pub planar: Option<u16>,
    /// Center and width.
    pub window: Option<(&'a str, &'a str)>,
    /// Intercept and slope.
    pub rescale: Option<(&'a str, &'a str)>,
    /// Elements before all others of these, such as a name.
    pub before: Vec<u8>,
    /// Elements behind all others of these, before the pixels.
    pub behind: Vec<u8>,
}

impl Default for Film<'_> {
    fn default() -> Self {
        Film {
            size: (896, 896),
            samples: 1,
            bits: (8, 8),
            photometric: b"MONOCHROME2",
            signed: 0,
            planar: None,
            window: None,
            rescale: None,
            before: Vec::new(),
            behind: Vec::new(),
        }
    }
}

impl Film<'_> {
    /// The data set up to the pixels.
    pub fn elements(&self) -> Vec<u8> {
        let mut out = self.before.clone();
        out.extend(number(0x28, 2, self.samples));
        out.extend(element(0x28, 4, b"CS", self.photometric));
        if let Some(planar) = self.planar {
            out.extend(number(0x28, 6, planar));
        }
        out.extend(number(0x28, 0x10, self.size.1));
        out.extend(number(0x28, 0x11, self.size.0));
        out.extend(number(0x28, 0x100, self.bits.0));
        out.extend(number(0x28, 0x101, self.bits.1));
        out.extend(number(0x28, 0x102, self.bits.1 - 1));
        out.extend(number(0x28, 0x103, self.signed));
        if let Some((center, width)) = self.window {
            out.extend(element(0x28, 0x1050, b"DS", center.as_bytes()));
            out.extend(element(0x28, 0x1051, b"DS", width.as_bytes()));
        }
        if let Some((intercept, slope)) = self.rescale {
            out.extend(element(0x28, 0x1052, b"DS", intercept.as_bytes()));
            out.extend(element(0x28, 0x1053, b"DS", slope.as_bytes()));
        }
        out.extend(&self.behind);
        out
    }

    /// The film with uncompressed pixels.
    pub fn plain(&self, pixels: &[u8]) -> Vec<u8> {
        let mut dataset = self.elements();
        let vr = if self.bits.0 == 16 { b"OW" } else { b"OB" };
        dataset.extend(element(0x7FE0, 0x10, vr, pixels));
        file("1.2.840.10008.1.2.1", &dataset)
    }

    /// The film with its pixels as one compressed frame.
    pub fn packed(&self, syntax: &str, frame: &[u8]) -> Vec<u8> {
        let mut dataset = self.elements();
        dataset.extend([0xE0, 0x7F, 0x10, 0, b'O', b'B', 0, 0, 255, 255, 255, 255]);
        let item = |tag: u16, length: u32| {
            let mut out = vec![0xFE, 0xFF];
            out.extend(tag.to_le_bytes());
            out.extend(length.to_le_bytes());
            out
        };
        dataset.extend(item(0xE000, 0));
        let length = frame.len() + frame.len() % 2;
        dataset.extend(item(0xE000, length as u32));
        dataset.extend(frame);
        dataset.resize(dataset.len() + frame.len() % 2, 0);
        dataset.extend(item(0xE0DD, 0));
        file(syntax, &dataset)
    }
}

/// Planes of bytes as DICOM's RLE: literal runs only.
pub fn rle(planes: &[&[u8]]) -> Vec<u8> {
    let mut out = vec![0; 64];
    out[0] = planes.len() as u8;
    for (number, plane) in planes.iter().enumerate() {
        let at = (out.len() as u32).to_le_bytes();
        out[4 + 4 * number..8 + 4 * number].copy_from_slice(&at);
        for run in plane.chunks(128) {
            out.push((run.len() - 1) as u8);
            out.extend(run.iter());
        }
    }
    out
}
