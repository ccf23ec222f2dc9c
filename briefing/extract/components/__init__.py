"""The components of the pipeline, one job each; ``extract.pipeline`` names their order."""
