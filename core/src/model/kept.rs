//! What a model keeps of images from one question to the next. It is the asker's: when the asker drops it, it is gone.

use std::any::Any;

/// Opaque to everybody but the model that filled it. It never leaves memory.
#[derive(Default)]
pub struct Kept(Option<Box<dyn Any + Send>>);

impl Kept {
    /// Nothing yet.
    pub const NOTHING: Self = Self(None);

    /// What a model put here, if it is of this type.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        self.0.as_ref()?.downcast_ref()
    }

    /// Puts `value` in place of whatever was here.
    pub fn put<T: Send + 'static>(&mut self, value: T) {
        self.0 = Some(Box::new(value));
    }
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = if self.0.is_some() { "…" } else { "nothing" };
        write!(f, "Kept({what})")
    }
}
