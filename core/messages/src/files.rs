//! The files, compiled in.

/// One language's folder.
pub(crate) struct Files {
    /// Its BCP 47 language.
    pub(crate) language: &'static str,
    /// What stands in its files.
    pub(crate) sources: &'static [&'static str],
}

macro_rules! files {
    ($($language:literal)*) => {
        /// Every language but English, which the engine speaks itself.
        pub(crate) const FILES: &[Files] = &[$(Files {
            language: $language,
            sources: &[
                include_str!(concat!("../", $language, "/signs.ftl")),
                include_str!(concat!("../", $language, "/questions.ftl")),
                include_str!(concat!("../", $language, "/findings.ftl")),
                include_str!(concat!("../", $language, "/standards.ftl")),
                include_str!(concat!("../", $language, "/warnings.ftl")),
                include_str!(concat!("../", $language, "/refusals.ftl")),
            ],
        }),*];
    };
}

files! { "fr" "es" "pt" "sw" "hi" "ar" }
