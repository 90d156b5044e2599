"""What the product puts out; subscribing and leaving; addressing and sending what was released."""
