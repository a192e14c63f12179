package org.vestibule.application.key;

/**
 * The master keys, which are not in the database. While one takes the place of another, the data keys are wrapped by both,
 * so that every node starts with either.
 */
public interface MasterKeys {

    /** By which the data keys are wrapped. */
    MasterKeyStatus status();

    /**
     * Has them wrapped by the next as well, which is made if it is to be in a file and there is none.
     *
     * @param anew whether this node's next takes the place of one that it does not have
     */
    Beginning begin(boolean anew);

    /** Has them wrapped by the next alone. */
    Finishing finish();

    /** What came of beginning. */
    enum Beginning {
        DONE,
        /** They were wrapped by both before. */
        ALREADY,
        /** They are wrapped by a next one that this node does not have: it may lie on others, or in their place. */
        OTHER_NEXT,
        /** The next is the same as the one that wraps them. */
        SAME_KEY,
        /** This node has the next in the place of the old one, with which alone another could be made the next. */
        NEXT_IN_PLACE
    }

    /** What came of finishing. */
    enum Finishing {
        DONE,
        NOT_BEGUN,
        /** This node still has the old one, and would not start again. */
        NEXT_NOT_IN_PLACE
    }
}
