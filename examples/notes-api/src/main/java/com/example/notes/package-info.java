/** A service of somebody else: every user keeps notes, and sees his own. */
@NullMarked
package com.example.notes;

import org.jspecify.annotations.NullMarked;
