"""Run the command line with `python -m tipgraph`."""

from tipgraph.cli import main

if __name__ == "__main__":
    main()
