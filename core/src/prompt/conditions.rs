//! The conditions that images are asked about, one yes/no question each, as MedGemma's own evaluation asks (technical report of
//! MedGemma 1.5, arXiv 2604.05081: one query a condition). Data: a line a condition, in the words that the model is asked in,
//! which are American where British English differs, as most of its training was.
//!
//! Chest films: what the published evaluations of MedGemma score (MIMIC-CXR, CheXpert, ChestX-ray14), with consolidation. Skin: the eight
//! classes of the ISIC 2019 challenge. Fundus: the grades of the international scale (Wilkinson et al. 2003), as in EyePACS.
//! A name here says what can be asked, not that a model answers it well.

use crate::encounter::PhotoKind;

/// One yes/no question about images of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// The kind of image that it is asked about.
    pub kind: PhotoKind,
    /// Stable, for programs, and the key of a pack's calibration.
    pub code: &'static str,
    /// For people.
    pub label: &'static str,
    /// What the model is asked.
    pub question: &'static str,
}

impl Condition {
    /// The condition of this code.
    pub fn from_code(code: &str) -> Option<&'static Self> {
        CONDITIONS.iter().find(|condition| condition.code == code)
    }

    /// The conditions that images of `kind` are asked about; none for wounds and other photos.
    pub fn of(kind: PhotoKind) -> impl Iterator<Item = &'static Self> {
        CONDITIONS
            .iter()
            .filter(move |condition| condition.kind == kind)
    }
}

const fn row(
    kind: PhotoKind,
    code: &'static str,
    label: &'static str,
    question: &'static str,
) -> Condition {
    Condition {
        kind,
        code,
        label,
        question,
    }
}

use PhotoKind::{ChestXray, Fundus, Skin};

/// Every condition.
#[rustfmt::skip] // a line a condition
pub const CONDITIONS: &[Condition] = &[
    row(ChestXray, "pneumonia", "pneumonia", "Does the chest X-ray show pneumonia?"),
    row(ChestXray, "pleural_effusion", "pleural effusion", "Does the chest X-ray show a pleural effusion?"),
    row(ChestXray, "pneumothorax", "pneumothorax", "Does the chest X-ray show a pneumothorax?"),
    row(ChestXray, "cardiomegaly", "cardiomegaly (an enlarged heart)", "Does the chest X-ray show cardiomegaly?"),
    row(ChestXray, "consolidation", "consolidation", "Does the chest X-ray show a consolidation?"),
    row(ChestXray, "pulmonary_oedema", "pulmonary oedema", "Does the chest X-ray show pulmonary edema?"),
    row(ChestXray, "atelectasis", "atelectasis", "Does the chest X-ray show atelectasis?"),
    row(Skin, "melanoma", "melanoma", "Does the photo of the skin show a melanoma?"),
    row(Skin, "melanocytic_naevus", "melanocytic naevus (a mole)", "Does the photo of the skin show a melanocytic nevus?"),
    row(Skin, "basal_cell_carcinoma", "basal cell carcinoma", "Does the photo of the skin show a basal cell carcinoma?"),
    row(Skin, "squamous_cell_carcinoma", "squamous cell carcinoma", "Does the photo of the skin show a squamous cell carcinoma?"),
    row(Skin, "actinic_keratosis", "actinic keratosis", "Does the photo of the skin show an actinic keratosis?"),
    row(Skin, "benign_keratosis", "benign keratosis, such as a seborrhoeic one", "Does the photo of the skin show a benign keratosis?"),
    row(Skin, "dermatofibroma", "dermatofibroma", "Does the photo of the skin show a dermatofibroma?"),
    row(Skin, "vascular_lesion", "vascular lesion", "Does the photo of the skin show a vascular lesion?"),
    row(Fundus, "no_retinopathy", "no diabetic retinopathy", "Is the fundus of the eye free of diabetic retinopathy?"),
    row(Fundus, "mild_nonproliferative_retinopathy", "mild non-proliferative diabetic retinopathy", "Does the fundus of the eye show mild non-proliferative diabetic retinopathy?"),
    row(Fundus, "moderate_nonproliferative_retinopathy", "moderate non-proliferative diabetic retinopathy", "Does the fundus of the eye show moderate non-proliferative diabetic retinopathy?"),
    row(Fundus, "severe_nonproliferative_retinopathy", "severe non-proliferative diabetic retinopathy", "Does the fundus of the eye show severe non-proliferative diabetic retinopathy?"),
    row(Fundus, "proliferative_retinopathy", "proliferative diabetic retinopathy", "Does the fundus of the eye show proliferative diabetic retinopathy?"),
];
