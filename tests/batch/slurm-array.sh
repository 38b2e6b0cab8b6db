#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One task of a Slurm array: answers its share of the lines of a file. The
# parts, put together in order, are what one batch over the file gives.
#
#   sbatch --array=0-99 slurm-array.sh CASES LINES FOLDER [OPTION…]
#   cat FOLDER/part-*
#
# LINES is the share of each task; there must be tasks enough for all lines.
# With “--summary json” the parts are added up instead:
#   cutiplan-cli batch --merge-summaries FOLDER/part-*
set -eu

cases=$1 lines=$2 folder=$3
shift 3
first=$((SLURM_ARRAY_TASK_ID * lines + 1))
part=$(printf '%s/part-%06d' "$folder" "$SLURM_ARRAY_TASK_ID")

[ -r "$cases" ] || { echo "slurm-array.sh: $cases cannot be read" >&2; exit 1; }
tail -n "+$first" "$cases" | head -n "$lines" |
  "${CUTIPLAN_CLI:-cutiplan-cli}" batch --jobs "${SLURM_CPUS_PER_TASK:-1}" --first-line "$first" "$@" > "$part.new"
mv "$part.new" "$part" # so that a part that is there is whole
