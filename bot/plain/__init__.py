"""Plain language: what coordinators write is read before it is sent; what people type is understood."""
